using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// Mean multi-scale structural similarity (MS-SSIM, Wang et al. 2003) of pairs of images, a measure of diversity (Odena et al. 2017):
/// higher on synthetic pairs than on real ones means collapse.
/// </summary>
/// <param name="MeanSimilarity">From 0 (nothing in common) to 1 (all pairs identical).</param>
/// <param name="Pairs">Number of pairs.</param>
/// <param name="Levels">Scales compared: 5 from 176 pixels on, fewer for smaller images, their weights brought to sum 1.</param>
public sealed record StructuralDiversity(double MeanSimilarity, long Pairs, int Levels)
{
    private const int WindowSize = 11;
    private const long ValuesAtOnce = 400_000;
    private const double WindowSigma = 1.5, C1 = 0.01 * 255 * 0.01 * 255, C2 = 0.03 * 255 * 0.03 * 255;
    private static readonly double[] LevelWeights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

    /// <summary>Compares images (0,1), (2,3), ...; shuffle them before where their order means something.</summary>
    /// <param name="images">[N,C,H,W] in -1..1, N even and at least 2, H and W at least 2.</param>
    /// <exception cref="ArgumentException">An odd number of images, none, or another shape.</exception>
    public static StructuralDiversity Of(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() != 4 || images.shape[0] < 2 || images.shape[0] % 2 != 0 || Math.Min(images.shape[2], images.shape[3]) < 2)
            throw new ArgumentException($"MS-SSIM needs an even number of at least 2 images [N,C,H,W] of at least 2x2; found [{string.Join(",", images.shape)}].", nameof(images));

        double[] similarities = Similarities(images);
        return new StructuralDiversity(similarities.Average(), similarities.Length, LevelsOf(Math.Min(images.shape[2], images.shape[3])));
    }

    /// <summary>The similarity of every pair.</summary>
    internal static double[] Similarities(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        long pairs = images.shape[0] / 2, atOnce = Math.Max(1, ValuesAtOnce / images[0].numel());
        var similarities = new List<double>();
        for (long start = 0; start < pairs; start += atOnce)
        {
            using var block = NewDisposeScope();
            var pixels = images.narrow(0, 2 * start, 2 * Math.Min(atOnce, pairs - start)).to(ScalarType.Float64, CPU).add(1).mul(127.5);
            similarities.AddRange(Similarity(pixels.slice(0, 0, pixels.shape[0], 2), pixels.slice(0, 1, pixels.shape[0], 2)).data<double>().ToArray());
        }

        return [.. similarities];
    }

    // As many halvings as leave at least one window's width.
    private static int LevelsOf(long side)
    {
        int levels = 1;
        while (levels < LevelWeights.Length && side >> levels >= WindowSize) levels++;
        return levels;
    }

    // Halving averages 2x2 pixels; at an odd border the last row and column are averaged among themselves, which is the mirroring of the original code.
    private static Tensor Similarity(Tensor a, Tensor b)
    {
        int levels = LevelsOf(Math.Min(a.shape[2], a.shape[3]));
        double weights = LevelWeights.Take(levels).Sum();
        var product = ones(a.shape[0], ScalarType.Float64);
        for (int level = 0; level < levels; level++)
        {
            if (level > 0) (a, b) = (nn.functional.avg_pool2d(a, 2, ceil_mode: true), nn.functional.avg_pool2d(b, 2, ceil_mode: true));
            var (structure, whole) = Compare(a, b);
            product = product.mul((level == levels - 1 ? whole : structure).clamp_min(0).pow(LevelWeights[level] / weights));
        }

        return product;
    }

    // For every pair the means over all windows of contrast and structure (cs), and of these with luminance (SSIM itself).
    private static (Tensor Structure, Tensor Whole) Compare(Tensor a, Tensor b)
    {
        var window = Window((int)Math.Min(WindowSize, Math.Min(a.shape[2], a.shape[3])));
        Tensor meanA = Blur(a, window), meanB = Blur(b, window);
        Tensor varianceA = Blur(a.square(), window).sub(meanA.square()), varianceB = Blur(b.square(), window).sub(meanB.square());
        var covariance = Blur(a.mul(b), window).sub(meanA.mul(meanB));
        var structure = covariance.mul(2).add(C2).div(varianceA.add(varianceB).add(C2));
        var luminance = meanA.mul(meanB).mul(2).add(C1).div(meanA.square().add(meanB.square()).add(C1));
        return (structure.mean([1, 2, 3]), structure.mul(luminance).mean([1, 2, 3]));
    }

    // A smaller window keeps its shape: its sigma shrinks with it.
    private static double[] Window(int size)
    {
        double sigma = WindowSigma * size / WindowSize, centre = (size - 1) / 2.0;
        double[] weights = [.. Enumerable.Range(0, size).Select(i => Math.Exp(-(i - centre) * (i - centre) / (2 * sigma * sigma)))];
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    // Valid positions only. Few taps and many images: sums of shifted images are faster than a convolution.
    private static Tensor Blur(Tensor image, double[] window) => Blur(Blur(image, window, 2), window, 3);

    private static Tensor Blur(Tensor image, double[] window, long dimension)
    {
        long size = image.shape[dimension] - window.Length + 1;
        return window.Index().Select(tap => image.narrow(dimension, tap.Index, size).mul(tap.Item)).Aggregate((sum, shifted) => sum.add_(shifted));
    }
}
