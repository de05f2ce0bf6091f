using TorchSharp;
using static TorchSharp.torch;

namespace Standin.Tests.Torch;

/// <summary>The same seed gives PyTorch's numbers; the pinned ones were printed by Python.</summary>
[TestClass]
public sealed class RandomNumberTests
{
    [TestMethod]
    public void ManualSeedGivesPythonsNormalNumbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Same([0.33669036626815796, 0.12880940735340118, 0.23446236550807953], randn(3));
    }

    [TestMethod]
    public void LayersDrawTheirWeightsAsPythonDoes()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        using var linear = nn.Linear(3, 2);
        Same([0.4414065182209015, 0.47920528054237366, -0.1352572739124298, 0.5303604602813721, -0.1264995038509369, 0.11650390923023224], linear.weight);
        Same([-0.28108587861061096, 0.3390677869319916], linear.bias!);
    }

    [TestMethod]
    public void AGeneratorRepeatsItselfAndLeavesTheDefaultOneAlone()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        Tensor expected = randn(4);
        manual_seed(5);
        using var generator = new Generator(7);
        Tensor first = randn(4, generator: generator);
        using var again = new Generator(7);
        Assert.IsTrue(first.Equals(randn(4, generator: again)));
        Assert.IsTrue(expected.Equals(randn(4)), "the default generator moved");
    }

    [TestMethod]
    public void AGeneratorGoesOnFromASavedState()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        _ = randn(3, generator: generator);
        Tensor state = generator.get_state();
        Tensor expected = rand(5, generator: generator);
        generator.set_state(state);
        Assert.IsTrue(expected.Equals(rand(5, generator: generator)));
    }

    [TestMethod]
    public void TheDefaultStateCanBePutBack()
    {
        using var scope = NewDisposeScope();
        Tensor state = get_rng_state();
        Tensor expected = randperm(20);
        set_rng_state(state);
        Assert.IsTrue(expected.Equals(randperm(20)));
    }

    [TestMethod]
    public void IntegersAndPermutationsStayInRange()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        Tensor drawn = randint(2, 5, [1000], generator: generator);
        Assert.AreEqual(ScalarType.Int64, drawn.dtype);
        CollectionAssert.AreEqual(new long[] { 2, 3, 4 }, drawn.data<long>().Distinct().Order().ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Select(i => (long)i).ToArray(), randperm(50, generator: generator).data<long>().Order().ToArray());
    }

    private static void Same(double[] expected, Tensor actual)
    {
        float[] values = actual.detach().data<float>().ToArray();
        for (int k = 0; k < expected.Length; k++) Assert.AreEqual(expected[k], values[k], 1e-7, $"element {k}");
    }
}
