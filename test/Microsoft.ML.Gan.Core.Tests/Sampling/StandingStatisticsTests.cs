using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class StandingStatisticsTests
{
    // One batch passed 64 times: what was there before keeps 0.9^64 of its weight. Fails in evaluation mode, where nothing moves.
    [TestMethod]
    public void Statistics_become_those_of_the_batches()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var generator = new Unconditional().CreateGenerator(new DcganFamily(4), 3, new ImageShape(1, 8, 8), random);
        var weights = generator.parameters().Select(p => Bits.Of((Tensor)p)).ToList();
        var z = randn([32, 3], generator: random);
        var input = generator.modules().OfType<Linear>().First().call(z).reshape(32, 4, 4, 4);
        var (mean, variance) = (input.mean([0, 2, 3]), input.var([0, 2, 3]));

        generator.eval();
        StandingStatistics.Recompute(generator, Enumerable.Repeat((z, (Tensor?)null), 64));
        var normalization = generator.modules().OfType<BatchNorm2d>().First();
        double rest = Math.Pow(0.9, 64);
        Assert.IsTrue((mean * (1 - rest)).allclose(normalization.running_mean!, rtol: 1e-4, atol: 1e-6));
        Assert.IsTrue((variance * (1 - rest) + rest).allclose(normalization.running_var!, rtol: 1e-4, atol: 1e-6));
        Assert.IsFalse(generator.training);
        foreach (var (before, after) in weights.Zip(generator.parameters())) CollectionAssert.AreEqual(before, Bits.Of((Tensor)after));
    }

    [TestMethod]
    public void Without_batch_normalisation_no_batch_is_asked_for()
    {
        using var random = new Generator(1, CPU);
        using var generator = new Unconditional().CreateGenerator(new MlpFamily(4, 1), 3, new VectorShape(2), random);
        static IEnumerable<(Tensor, Tensor?)> Fails()
        {
            Assert.Fail("A batch was asked for.");
            yield break;
        }

        StandingStatistics.Recompute(generator, Fails());
    }
}
