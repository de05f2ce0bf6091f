using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

[TestClass]
public class NormalizationTests
{
    // Mean 0 and variance 1 over [C,H,W] of every sample. Fails (NaN) where gain and bias are left as the layer comes, and with a group per channel.
    [TestMethod]
    public void Layer_normalises_each_sample_over_all_its_channels()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var layer = Normalization.Layer.Create(3, random).Single();
        var x = randn([2, 3, 4, 4], generator: random) * 5 + arange(6, ScalarType.Float32).reshape(2, 3, 1, 1);
        var mean = x.mean([1, 2, 3], keepdim: true);
        var variance = x.var([1, 2, 3], unbiased: false, keepdim: true);
        Assert.IsTrue(((x - mean) / (variance + 1e-5).sqrt()).allclose(layer.call(x), rtol: 1e-4, atol: 1e-5));
    }

    [TestMethod]
    public void Batch_starts_with_a_gain_near_1_and_no_bias()
    {
        using var random = new Generator(1, CPU);
        using var layer = (BatchNorm2d)Normalization.Batch.Create(5000, random).Single();
        using var scope = NewDisposeScope();
        Assert.AreEqual(1, layer.weight!.detach().mean().ToSingle(), 0.002);
        Assert.AreEqual(0.02, layer.weight!.detach().std().ToSingle(), 0.001);
        Assert.AreEqual(0, layer.bias!.detach().abs().max().ToSingle());
    }

    // Two values of variance 0.001 by hand: (x - mean) / sqrt(0.001 + 0.001), and running statistics a hundredth of the way. Fails with either of PyTorch's own.
    [TestMethod]
    public void Batch_of_Keras_adds_a_thousandth_and_moves_by_a_hundredth()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var layer = (BatchNorm2d)Normalization.KerasBatch.Create(1, random).Single();
        float deviation = MathF.Sqrt(0.001f);
        var y = layer.call(tensor(new[] { 3 - deviation, 3 + deviation }, [2, 1, 1, 1]));
        Assert.AreEqual(Math.Sqrt(0.5), y.max().ToSingle(), 1e-4);
        Assert.AreEqual(0.03, layer.get_buffer("running_mean")!.ToSingle(), 1e-6);
        Assert.AreEqual(1, layer.weight!.ToSingle());
    }

    [TestMethod]
    public void None_is_no_layer()
    {
        using var random = new Generator(1, CPU);
        Assert.IsEmpty(Normalization.None.Create(3, random));
        Assert.IsTrue(Normalization.Batch.MixesSamples);
        Assert.IsFalse(Normalization.Layer.MixesSamples || Normalization.None.MixesSamples);
    }
}
