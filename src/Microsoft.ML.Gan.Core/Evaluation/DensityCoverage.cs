using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// Density and coverage (Naeem et al. 2020): density is the number of real balls a synthetic sample lies in, over k, on average; coverage
/// is the share of real balls with a synthetic sample inside. A ball reaches to its centre's k-th nearest real neighbour, border excluded.
/// </summary>
/// <param name="Density">At least 0; 1 is expected of equal laws, more where samples crowd where reality is dense.</param>
/// <param name="Coverage">From 0 to 1; see <see cref="ExpectedCoverage"/>.</param>
/// <param name="K">The neighbour that gives the radius.</param>
/// <param name="RealCount">Rows of the real features.</param>
/// <param name="SyntheticCount">Rows of the synthetic features.</param>
public sealed record DensityCoverage(double Density, double Coverage, int K, long RealCount, long SyntheticCount)
{
    internal const int DefaultK = 5;

    /// <summary>The coverage expected where both laws are equal: 1 - prod over i = 1..k of (N - i) / (N + M - i).</summary>
    public double ExpectedCoverage =>
        1 - Enumerable.Range(1, K).Aggregate(1.0, (product, i) => product * (RealCount - i) / (RealCount + SyntheticCount - i));

    /// <summary>Measures both between features [N,D], N at least k + 1, and [M,D], M at least 1.</summary>
    /// <exception cref="ArgumentException">Too few rows, other columns, or values that are not finite.</exception>
    public static DensityCoverage Of(Tensor real, Tensor synthetic, int k = DefaultK)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        string name = $"Density and coverage with k = {k}";
        using var scope = NewDisposeScope();
        var a = FeatureRows.Take(real, name, "real", needed: k + 1);
        var b = FeatureRows.Take(synthetic, name, "synthetic", needed: 1);
        FeatureRows.CheckWidth(b, a, name);
        var near = Neighbourhood.Of(a, b, k: k);
        return new DensityCoverage(near.Balls.Average() / k, near.Covered.Average(), k, a.shape[0], b.shape[0]);
    }
}
