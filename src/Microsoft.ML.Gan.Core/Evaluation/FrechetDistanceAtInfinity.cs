using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// The Frechet distance freed of its sampling bias, which is close to linear in 1 / N: the intercept of a line through the distances of
/// random subsets of several sizes (Chong and Forsyth 2020). It may come out slightly negative.
/// </summary>
/// <param name="Value">The distance at N = infinity.</param>
/// <param name="Slope">What 1 / N is multiplied with.</param>
/// <param name="Sizes">The subset sizes, the same on both sides.</param>
/// <param name="Distances">The distance at each size.</param>
public sealed record FrechetDistanceAtInfinity(double Value, double Slope, IReadOnlyList<long> Sizes, IReadOnlyList<double> Distances)
{
    private const int SizeCount = 5;

    /// <summary>Fits the line to subsets of N / 5, 2 N / 5, ... N rows, where N is the smaller count.</summary>
    /// <param name="real">[N,D].</param>
    /// <param name="synthetic">[M,D].</param>
    /// <param name="seed">Which subsets are drawn.</param>
    /// <exception cref="ArgumentException">Fewer than 5 (D + 2) rows: the smallest subset would have a singular covariance, where the bias is not linear.</exception>
    public static FrechetDistanceAtInfinity Of(Tensor real, Tensor synthetic, int seed = 1)
    {
        using var scope = NewDisposeScope();
        ArgumentNullException.ThrowIfNull(real);
        long needed = real.dim() == 2 ? SizeCount * (real.shape[1] + 2) : 2;
        var (a, b) = FeatureRows.TakePair(real, synthetic, "The Frechet distance at infinity", needed);
        using var random = new Generator((ulong)seed, CPU);
        long count = Math.Min(a.shape[0], b.shape[0]);
        var sizes = Enumerable.Range(1, SizeCount).Select(i => count * i / SizeCount).ToArray();
        var distances = sizes.Select(size => FrechetDistance.Of(RandomRows.Without(a, size, random), RandomRows.Without(b, size, random)).Value).ToArray();
        var (intercept, slope) = Line([.. sizes.Select(size => 1.0 / size)], distances);
        return new FrechetDistanceAtInfinity(intercept, slope, sizes, distances);
    }

    /// <summary>The line of least squares through points (x, y).</summary>
    internal static (double Intercept, double Slope) Line(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double meanX = x.Average(), meanY = y.Average();
        double slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        return (meanY - slope * meanX, slope);
    }
}
