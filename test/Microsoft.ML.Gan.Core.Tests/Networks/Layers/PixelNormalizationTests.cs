using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

[TestClass]
public class PixelNormalizationTests
{
    // Fails with a sum for the mean.
    [TestMethod]
    public void T_SG_3_every_row_and_every_pixel_has_the_mean_square_1()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(42, CPU);
        using var layer = new PixelNormalization();
        foreach (var x in new[] { 7 * randn(5, 512, generator: random), 0.1 * randn([2, 16, 3, 4], generator: random) })
        {
            var meanSquare = layer.call(x).square().mean([1]);
            Assert.AreEqual(1, meanSquare.min().ToSingle(), 1e-4);
            Assert.AreEqual(1, meanSquare.max().ToSingle(), 1e-4);
        }

        Assert.AreEqual(0, layer.call(zeros(1, 4)).abs().max().ToSingle());
        Assert.AreEqual(3 / Math.Sqrt(12.5), layer.call(tensor(new[] { 3f, 4f }, [1, 2])).min().ToSingle(), 1e-6);
    }
}
