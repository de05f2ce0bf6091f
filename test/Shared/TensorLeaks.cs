using TorchSharp;

namespace Microsoft.ML.Gan.Testing;

/// <summary>
/// Fails every test, in every test project, that ends with more tensors alive on its thread than it began with.
/// A test that fails for another reason keeps that reason.
/// </summary>
[TestClass]
public sealed class TensorLeaks
{
    private const string Found = nameof(TensorLeaks);

    [GlobalTestInitialize]
    public static void CountBefore(TestContext context) =>
        context.Properties[Found] = (Environment.CurrentManagedThreadId, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

    [GlobalTestCleanup]
    public static void CompareAfter(TestContext context)
    {
        if (context.CurrentTestOutcome != UnitTestOutcome.Passed)
            return;

        var (thread, before) = ((int, long))context.Properties[Found]!;
        if (thread != Environment.CurrentManagedThreadId)
            Assert.Fail("The tensors of this test cannot be counted: it changed threads. Tests of tensors are synchronous and have no timeout.");

        long leaked = DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
        if (leaked > 0)
            Assert.Fail($"The test leaves {leaked} tensor(s) alive. Give each one an owner: a using, a dispose scope, or a module that is disposed.");
    }
}
