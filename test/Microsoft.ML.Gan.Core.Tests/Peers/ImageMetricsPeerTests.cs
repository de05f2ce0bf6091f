using System.Globalization;
using Microsoft.ML.Gan.Evaluation;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Peers;

/// <summary>The metrics of images equal those of the original code, which numpy and scipy run on the same images, patches and directions (test/peers/image_metrics.py).</summary>
[TestClass]
public class ImageMetricsPeerTests
{
    private const double Tolerance = 1e-6;
    private const int Patches = 10, Directions = 16, Count = 6;

    // Levels of 32, 16; odd sides for MS-SSIM (45 halves to 23). Fails with zeros at the border of the pyramid, and
    // with halvings of MS-SSIM that drop an odd last row, as this library once did.
    [TestMethod]
    public void Image_metrics_equal_those_of_the_original_code()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        Tensor real = Images(random, 32, 32), synthetic = Images(random, 32, 32).pow(3), odd = Images(random, 45, 37);
        var related = stack([odd, odd.mul(0.7).add(Images(random, 45, 37).mul(0.3))], 1).flatten(0, 1);
        var places = stack([.. new long[] { 32, 16 }.Select(side => randint(side - 6, [2, 2, Count * Patches], ScalarType.Int64, generator: random))]);
        var axes = SlicedWasserstein.UnitRows(Directions, 3 * 49, random);

        using var folder = new PeerFolder();
        folder.Write("real", real);
        folder.Write("synthetic", synthetic);
        folder.Write("pairs", related);
        folder.Write("places", places.@double());
        folder.Write("axes", axes);
        var theirs = folder.Run("image_metrics.py", Count.ToString(CultureInfo.InvariantCulture), Patches.ToString(CultureInfo.InvariantCulture));
        if (theirs.Count == 0) Assert.Inconclusive("No numpy and scipy here to compare with.");

        var levels = LaplacianPyramid.Of(real).Zip(LaplacianPyramid.Of(synthetic)).ToArray();
        for (int level = 0; level < levels.Length; level++)
        {
            Tensor At(Tensor images, long side) => ImageSlicedWasserstein.Patches(images, places[level][side][0], places[level][side][1]);
            AssertClose(theirs[$"level{level}"], ImageSlicedWasserstein.Along(axes, At(levels[level].First, 0), At(levels[level].Second, 1)), $"level {level}");
        }

        AssertClose(theirs["msssim"], StructuralDiversity.Of(related).MeanSimilarity, "MS-SSIM");
    }

    private static Tensor Images(Generator random, long height, long width) =>
        nn.functional.avg_pool2d(rand([Count, 3, 2 * height, 2 * width], ScalarType.Float64, generator: random), 2).mul(2).sub(1);

    private static void AssertClose(double theirs, double ours, string name) =>
        Assert.IsLessThanOrEqualTo(Tolerance * Math.Abs(theirs), Math.Abs(ours - theirs), $"{name}: {ours}, not {theirs}");
}
