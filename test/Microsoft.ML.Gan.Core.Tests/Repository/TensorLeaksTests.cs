using System.Runtime.CompilerServices;
using Microsoft.ML.Gan.Testing;
using TorchSharp;

namespace Microsoft.ML.Gan.Repository;

/// <summary>Tests that leak on purpose, and pass because <see cref="TensorLeaks"/> fails them.</summary>
[TestClass]
public class TensorLeaksTests
{
    [FailsFor(tensors: 2)]
    public void TwoTensorsWithoutAnOwner()
    {
        _ = torch.ones(3);
        _ = torch.zeros(2, 2);
    }

    [FailsFor(tensors: 1)]
    public void OneTensorMovedOutOfItsScope()
    {
        using var scope = torch.NewDisposeScope();
        torch.ones(3).MoveToOuterDisposeScope();
    }

    [TestMethod]
    public void TensorsWithAnOwnerAreNoLeak()
    {
        using var scope = torch.NewDisposeScope();
        using var inner = torch.NewDisposeScope();
        torch.ones(3).add(1).MoveToOuterDisposeScope();
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FailsForAttribute(int tensors, [CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
        : TestMethodAttribute(file, line)
    {
        public override async Task<TestResult[]> ExecuteAsync(ITestMethod testMethod)
        {
            var results = await base.ExecuteAsync(testMethod).ConfigureAwait(false);
            foreach (var result in results)
            {
                string said = result.TestFailureException?.ToString() ?? "nothing";
                bool caught = result.Outcome == UnitTestOutcome.Failed && said.Contains($"leaves {tensors} tensor(s) alive", StringComparison.Ordinal);
                result.Outcome = caught ? UnitTestOutcome.Passed : UnitTestOutcome.Failed;
                result.TestFailureException = caught ? null : new AssertFailedException($"Expected a leak of {tensors} tensor(s) to be reported; the run said: {said}");
            }
            return results;
        }
    }
}
