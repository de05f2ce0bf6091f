using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// The 1-nearest-neighbour two-sample test (Lopez-Paz and Oquab 2017): how often a row's nearest other row is of its own kind.
/// 0.5 for equal laws, 1 where they can be told apart, near 0 where synthetic rows are copies of these real rows.
/// </summary>
/// <param name="Accuracy">Mean of the two below.</param>
/// <param name="RealAccuracy">Share of real rows whose nearest other row is real.</param>
/// <param name="SyntheticAccuracy">Share of synthetic rows whose nearest other row is synthetic.</param>
/// <param name="Count">Rows on either side.</param>
public sealed record NearestNeighbourTest(double Accuracy, double RealAccuracy, double SyntheticAccuracy, long Count)
{
    private const string Name = "The nearest-neighbour test";

    /// <summary>Tests features [N,D] against as many [N,D], N at least 2. A row equally far from both kinds counts as a half.</summary>
    /// <exception cref="ArgumentException">Too few rows, not as many on both sides, other columns, or values that are not finite.</exception>
    public static NearestNeighbourTest Of(Tensor real, Tensor synthetic)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, Name, needed: 2);
        if (a.shape[0] != b.shape[0])
            throw new ArgumentException($"{Name} needs as many synthetic as real samples; found {b.shape[0]} and {a.shape[0]}.", nameof(synthetic));

        var near = Neighbourhood.Of(a, b);
        double accuracyOfReal = near.RealIsOwn.Average(), accuracyOfSynthetic = near.SyntheticIsOwn.Average();
        return new NearestNeighbourTest((accuracyOfReal + accuracyOfSynthetic) / 2, accuracyOfReal, accuracyOfSynthetic, a.shape[0]);
    }
}
