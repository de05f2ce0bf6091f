using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// The sliced Wasserstein distance of images (Karras et al. 2018): how far patches of real and of synthetic images are apart, level by level of a
/// Laplacian pyramid. Fine levels tell of texture, coarse ones of shape. 0 is best; figures are 1000 times W1, as the paper gives them.
/// </summary>
/// <remarks>
/// From each image and level come 128 random patches of 7x7, all channels together. The patches of one set have each channel standardised, and are
/// projected on 512 random directions. Images below 32 pixels have one level. It depends on the number of images: compare equal counts only.
/// </remarks>
/// <param name="Levels">The distance at each level, x 1000, finest first.</param>
/// <param name="Value">Mean over the levels.</param>
/// <param name="Count">Images used on either side.</param>
public sealed record ImageSlicedWasserstein(IReadOnlyList<double> Levels, double Value, long Count)
{
    internal const int PatchSide = 7, PatchesPerImage = 128;
    private const int DirectionCount = 512, DirectionsAtOnce = 32;
    private const double Scale = 1000;
    private const string Name = "The sliced Wasserstein distance of images";

    /// <summary>Measures the distance between as many images on both sides.</summary>
    /// <param name="real">[N,C,H,W], N at least 1, H and W at least 7.</param>
    /// <param name="synthetic">[N,C,H,W].</param>
    /// <param name="seed">Which patches and directions are drawn.</param>
    /// <exception cref="ArgumentException">The shapes differ, or are not of such images.</exception>
    public static ImageSlicedWasserstein Of(Tensor real, Tensor synthetic, int seed = 1) => Measure(real, synthetic, seed, (a, b, axes) => 0).Distance;

    /// <summary>As <see cref="Of(Tensor, Tensor, int)"/>, with an interval over redrawn images.</summary>
    /// <remarks>The redrawn distances are taken along 16 of the directions, which makes the interval somewhat wider than all of them would.</remarks>
    internal static (ImageSlicedWasserstein Distance, BootstrapInterval Interval) Of(Tensor real, Tensor synthetic, int seed, Bootstrap bootstrap)
    {
        const int axesOfInterval = 16;
        var (distance, projections) = Measure(real, synthetic, seed, (a, b, axes) => MergedProjections.Of(axes.narrow(0, 0, axesOfInterval), a, b, PatchesPerImage));
        return (distance, bootstrap.OfBiased(
            distance.Value,
            random => RandomRows.Multiplicities(distance.Count, distance.Count, random),
            times => projections.Average(level => level.Redrawn(times.Real, times.Synthetic))));
    }

    /// <summary>1000 times the mean W1 of patches along axes.</summary>
    internal static double Along(Tensor axes, Tensor a, Tensor b)
    {
        double sum = 0;
        foreach (var some in axes.split(DirectionsAtOnce))
        {
            using var scope = NewDisposeScope();
            sum += (double)Sorted(some, a).sub_(Sorted(some, b)).abs().sum(ScalarType.Float64);
        }

        return Scale * sum / axes.shape[0] / a.shape[0];
    }

    private static Tensor Sorted(Tensor axes, Tensor patches)
    {
        var (sorted, _) = axes.mm(patches.t()).sort(1);
        return sorted;
    }

    /// <summary>Patches [N * P,C * 49] of images [N,C,H,W] around given centres, standardised by channel over all of them.</summary>
    /// <param name="images">[N,C,H,W].</param>
    /// <param name="rows">Rows of the patches' first pixels [N * P] (int64), P for each image.</param>
    /// <param name="columns">Their columns.</param>
    internal static Tensor Patches(Tensor images, Tensor rows, Tensor columns)
    {
        using var scope = NewDisposeScope();
        long count = rows.shape[0], channels = images.shape[1];
        var image = arange(images.shape[0]).repeat_interleave(count / images.shape[0]);
        var within = arange(PatchSide);
        var patches = images.permute(0, 2, 3, 1).index(
            image.reshape(-1, 1, 1), rows.reshape(-1, 1, 1) + within.reshape(1, -1, 1), columns.reshape(-1, 1, 1) + within.reshape(1, 1, -1));
        var byChannel = patches.reshape(-1, channels);
        var deviation = byChannel.std(0, unbiased: false);
        var standard = byChannel.sub(byChannel.mean([0])).div(deviation.add(deviation.eq(0)));
        return standard.reshape(count, -1).MoveToOuterDisposeScope();
    }

    private static (ImageSlicedWasserstein Distance, List<T> Levels) Measure<T>(Tensor real, Tensor synthetic, int seed, Func<Tensor, Tensor, Tensor, T> keep)
    {
        Check(real, synthetic);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var random = new Generator((ulong)seed, CPU);
        var axes = SlicedWasserstein.UnitRows(DirectionCount, real.shape[1] * PatchSide * PatchSide, random).to(ScalarType.Float32);
        var (distances, kept) = (new List<double>(), new List<T>());
        foreach (var (ofReal, ofSynthetic) in LaplacianPyramid.Of(real).Zip(LaplacianPyramid.Of(synthetic)))
        {
            using var level = NewDisposeScope();
            Tensor a = Draw(ofReal, random), b = Draw(ofSynthetic, random);
            distances.Add(Along(axes, a, b));
            kept.Add(keep(a, b, axes));
        }

        return (new ImageSlicedWasserstein(distances, distances.Average(), real.shape[0]), kept);
    }

    private static Tensor Draw(Tensor images, Generator random)
    {
        long count = images.shape[0] * PatchesPerImage;
        using var rows = randint(images.shape[2] - PatchSide + 1, [count], ScalarType.Int64, generator: random);
        using var columns = randint(images.shape[3] - PatchSide + 1, [count], ScalarType.Int64, generator: random);
        return Patches(images, rows, columns);
    }

    private static void Check(Tensor real, Tensor synthetic)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        if (real.dim() == 4 && real.shape[0] > 0 && Math.Min(real.shape[2], real.shape[3]) >= PatchSide && real.shape.SequenceEqual(synthetic.shape)) return;
        throw new ArgumentException(
            $"{Name} needs as many real as synthetic images [N,C,H,W] of at least {PatchSide}x{PatchSide}; found [{string.Join(",", real.shape)}] and [{string.Join(",", synthetic.shape)}].",
            nameof(synthetic));
    }
}
