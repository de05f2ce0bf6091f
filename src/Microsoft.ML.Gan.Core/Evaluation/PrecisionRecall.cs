using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// Improved precision and recall (Kynkaanniemi et al. 2019): precision is the share of synthetic samples that lie in the ball of some real
/// one, recall the share of real samples in the ball of some synthetic one. A ball reaches to its centre's k-th nearest neighbour, border included.
/// </summary>
/// <param name="Precision">From 0 to 1: how real the samples are.</param>
/// <param name="Recall">From 0 to 1: how much of reality they cover.</param>
/// <param name="K">The neighbour that gives the radius.</param>
/// <param name="RealCount">Rows of the real features.</param>
/// <param name="SyntheticCount">Rows of the synthetic features.</param>
public sealed record PrecisionRecall(double Precision, double Recall, int K, long RealCount, long SyntheticCount)
{
    /// <summary>Measures both between features [N,D] and [M,D], N and M at least k + 1.</summary>
    /// <exception cref="ArgumentException">Too few rows, other columns, or values that are not finite.</exception>
    public static PrecisionRecall Of(Tensor real, Tensor synthetic, int k = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, $"Precision and recall with k = {k}", needed: k + 1);
        var near = Neighbourhood.Of(a, b, reach: k);
        return new PrecisionRecall(near.Precise.Average(), near.Recalled.Average(), k, a.shape[0], b.shape[0]);
    }
}
