using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// The kernel distance of features (KID where they are Inception's; Binkowski et al. 2018): the squared maximum mean discrepancy under the
/// kernel (x.y / D + 1)^3, estimated without bias on random subsets. 0 is best; the estimate may be slightly negative.
/// </summary>
/// <param name="Mean">Mean over the subsets.</param>
/// <param name="StandardDeviation">Standard deviation over the subsets (with their number less 1).</param>
/// <param name="Subsets">Number of subsets.</param>
/// <param name="SubsetSize">Rows of either side in a subset.</param>
/// <param name="RealCount">Rows of the real features.</param>
/// <param name="SyntheticCount">Rows of the synthetic features.</param>
public sealed record KernelDistance(double Mean, double StandardDeviation, int Subsets, long SubsetSize, long RealCount, long SyntheticCount)
{
    private const string Name = "The kernel distance";

    /// <summary>Measures the distance between features [N,D] and [M,D], in float64.</summary>
    /// <param name="real">[N,D], N at least <paramref name="subsetSize"/>.</param>
    /// <param name="synthetic">[M,D], M at least <paramref name="subsetSize"/>.</param>
    /// <param name="subsets">Number of subsets, at least 2.</param>
    /// <param name="subsetSize">Different rows of either side in each subset, at least 2; null for 1,000, or half the smaller count where that is less.</param>
    /// <param name="seed">Which subsets are drawn.</param>
    /// <exception cref="ArgumentException">Too few rows, other columns, or values that are not finite.</exception>
    public static KernelDistance Of(Tensor real, Tensor synthetic, int subsets = 100, long? subsetSize = null, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subsets, 2);
        if (subsetSize is { } asked) ArgumentOutOfRangeException.ThrowIfLessThan(asked, 2, nameof(subsetSize));
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, Name, subsetSize ?? 4);
        long size = subsetSize ?? Math.Min(1000, Math.Min(a.shape[0], b.shape[0]) / 2);
        using var random = new Generator((ulong)seed, CPU);
        var values = new double[subsets];
        for (int i = 0; i < subsets; i++)
        {
            using var subset = NewDisposeScope();
            values[i] = Unbiased(RandomRows.Without(a, size, random), RandomRows.Without(b, size, random));
        }

        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (subsets - 1);
        return new KernelDistance(mean, Math.Sqrt(variance), subsets, size, a.shape[0], b.shape[0]);
    }

    /// <summary>The unbiased estimate on all rows at once: means of k over pairs of different rows of either side, less twice its mean across.</summary>
    /// <param name="real">[N,D], N at least 2.</param>
    /// <param name="synthetic">[M,D], M at least 2.</param>
    public static double Unbiased(Tensor real, Tensor synthetic)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, Name, needed: 2);
        return OffDiagonalMean(Kernel(a, a)) + OffDiagonalMean(Kernel(b, b)) - 2 * (double)Kernel(a, b).mean();
    }

    /// <summary>As <see cref="Unbiased(Tensor, Tensor)"/>, with an interval. The kernels are computed once; a redrawn row counts as often as it was drawn, and not as a pair with itself.</summary>
    internal static BootstrapInterval Unbiased(Tensor real, Tensor synthetic, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, Name, needed: 2);
        Tensor ofA = Kernel(a, a), ofB = Kernel(b, b), across = Kernel(a, b);
        double Estimate(Tensor u, Tensor v) => PairMean(ofA, u) + PairMean(ofB, v) - 2 * (double)u.dot(across.mv(v)) / ((double)u.sum() * (double)v.sum());
        return bootstrap.Of(
            Estimate(ones(a.shape[0], ScalarType.Float64), ones(b.shape[0], ScalarType.Float64)),
            random => RandomRows.Multiplicities(a.shape[0], b.shape[0], random),
            times => Estimate(tensor(times.Real).@double(), tensor(times.Synthetic).@double()));
    }

    // The mean over pairs of different rows, each row with its weight.
    private static double PairMean(Tensor kernel, Tensor weights)
    {
        var squares = weights.square();
        double total = (double)weights.sum();
        return ((double)weights.dot(kernel.mv(weights)) - (double)squares.dot(kernel.diagonal())) / (total * total - (double)squares.sum());
    }

    private static Tensor Kernel(Tensor a, Tensor b) => a.mm(b.t()).div(a.shape[1]).add(1).pow(3);

    private static double OffDiagonalMean(Tensor kernel)
    {
        long count = kernel.shape[0];
        return (double)kernel.sum().sub(kernel.trace()) / count / (count - 1);
    }
}
