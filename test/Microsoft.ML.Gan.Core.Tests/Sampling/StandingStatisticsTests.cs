using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class StandingStatisticsTests
{
    // Two batches: the mean of their statistics, nothing of what was there before, and the layer's own momentum afterwards. Fails in evaluation mode, where nothing
    // moves, and with the layer's momentum, of which Keras's would leave nearly all as it was.
    [TestMethod]
    public void Statistics_become_those_of_the_batches()
    {
        foreach (var (normalization, momentum) in new[] { (Normalization.Batch, 0.1), (Normalization.KerasBatch, 0.01) })
        {
            using var scope = NewDisposeScope();
            using var random = new Generator(1, CPU);
            using var generator = new Unconditional().CreateGenerator(new DcganFamily(4) { GeneratorNormalization = normalization }, 3, new ImageShape(1, 8, 8), random);
            var weights = generator.parameters().Select(p => Bits.Of((Tensor)p)).ToList();
            Tensor[] batches = [randn([32, 3], generator: random), 2 * randn([32, 3], generator: random)];
            var inputs = batches.Select(z => generator.modules().OfType<Linear>().First().call(z).reshape(32, 4, 4, 4)).ToArray();

            generator.eval();
            StandingStatistics.Recompute(generator, batches.Select(z => (z, (Tensor?)null)));
            var layer = generator.modules().OfType<BatchNorm2d>().First();
            Assert.IsTrue(((inputs[0].mean([0, 2, 3]) + inputs[1].mean([0, 2, 3])) / 2).allclose(layer.running_mean!, rtol: 1e-4, atol: 1e-6));
            Assert.IsTrue(((inputs[0].var([0, 2, 3]) + inputs[1].var([0, 2, 3])) / 2).allclose(layer.running_var!, rtol: 1e-4, atol: 1e-6));
            Assert.AreEqual(momentum, layer.momentum);
            Assert.IsFalse(generator.training);
            foreach (var (before, after) in weights.Zip(generator.parameters())) CollectionAssert.AreEqual(before, Bits.Of((Tensor)after));
        }
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
