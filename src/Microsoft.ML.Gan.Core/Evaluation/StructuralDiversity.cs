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

        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        int levels = LevelsOf(Math.Min(images.shape[2], images.shape[3]));
        var pixels = images.to(ScalarType.Float64, CPU).add(1).mul(127.5);
        long pairs = images.shape[0] / 2;
        var similarities = new double[pairs];
        for (long i = 0; i < pairs; i++)
        {
            using var pair = NewDisposeScope();
            similarities[i] = Similarity(pixels.narrow(0, 2 * i, 1), pixels.narrow(0, 2 * i + 1, 1), levels);
        }

        return new StructuralDiversity(similarities.Average(), pairs, levels);
    }

    // As many halvings as leave at least one window's width.
    private static int LevelsOf(long side)
    {
        int levels = 1;
        while (levels < LevelWeights.Length && side >> levels >= WindowSize) levels++;
        return levels;
    }

    private static double Similarity(Tensor a, Tensor b, int levels)
    {
        double product = 1, weights = LevelWeights.Take(levels).Sum();
        for (int level = 0; level < levels; level++)
        {
            if (level > 0) (a, b) = (nn.functional.avg_pool2d(a, 2), nn.functional.avg_pool2d(b, 2));
            var (structure, whole) = Compare(a, b);
            product *= Math.Pow(Math.Max(level == levels - 1 ? whole : structure, 0), LevelWeights[level] / weights);
        }

        return product;
    }

    // Means over all windows of contrast and structure (cs), and of these with luminance (SSIM itself).
    private static (double Structure, double Whole) Compare(Tensor a, Tensor b)
    {
        var window = Window((int)Math.Min(WindowSize, Math.Min(a.shape[2], a.shape[3])));
        Tensor meanA = Blur(a, window), meanB = Blur(b, window);
        Tensor varianceA = Blur(a.square(), window).sub(meanA.square()), varianceB = Blur(b.square(), window).sub(meanB.square());
        var covariance = Blur(a.mul(b), window).sub(meanA.mul(meanB));
        var structure = covariance.mul(2).add(C2).div(varianceA.add(varianceB).add(C2));
        var luminance = meanA.mul(meanB).mul(2).add(C1).div(meanA.square().add(meanB.square()).add(C1));
        return ((double)structure.mean(), (double)structure.mul(luminance).mean());
    }

    // A smaller window keeps its shape: its sigma shrinks with it.
    private static double[] Window(int size)
    {
        double sigma = WindowSigma * size / WindowSize, centre = (size - 1) / 2.0;
        double[] weights = [.. Enumerable.Range(0, size).Select(i => Math.Exp(-(i - centre) * (i - centre) / (2 * sigma * sigma)))];
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    private static Tensor Blur(Tensor image, double[] window)
    {
        var channels = image.reshape(-1, 1, image.shape[2], image.shape[3]);
        var vertical = nn.functional.conv2d(channels, tensor(window, [1, 1, window.Length, 1]));
        return nn.functional.conv2d(vertical, tensor(window, [1, 1, 1, window.Length]));
    }
}
