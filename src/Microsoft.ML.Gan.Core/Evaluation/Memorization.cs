using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Whether synthetic samples are copies of training rows, judged by their distances from the nearest ones.</summary>
/// <param name="NearDuplicateShare">Share of synthetic samples nearer to a training row than <see cref="NearDuplicateDistance"/>; about 0.01 without copying.</param>
/// <param name="NearDuplicateDistance">The 1st percentile of the training rows' distances from their nearest other training row.</param>
/// <param name="CopyingZ">
/// Mann-Whitney z of the distances synthetic -> train against held out -> train (Meehan et al. 2020): about N(0, 1) without copying, far below 0 with it.
/// </param>
/// <param name="DistanceRatio">Median over the synthetic samples of their distance from the nearest training row over that from the second nearest: near 0 for copies.</param>
/// <param name="TrainCount">Training rows.</param>
/// <param name="HoldoutCount">Held-out rows.</param>
/// <param name="SyntheticCount">Synthetic samples.</param>
public sealed record Memorization(
    double NearDuplicateShare, double NearDuplicateDistance, double CopyingZ, double DistanceRatio, long TrainCount, long HoldoutCount, long SyntheticCount)
{
    private const string Name = "The memorisation test";

    /// <summary>Judges synthetic features [M,D] by the training features [N,D] and held-out ones [H,D] of the same law, N at least 3, H and M at least 1.</summary>
    /// <exception cref="ArgumentException">Too few rows, other columns, or values that are not finite.</exception>
    public static Memorization Of(Tensor train, Tensor holdout, Tensor synthetic)
    {
        using var scope = NewDisposeScope();
        var known = FeatureRows.Take(train, Name, "training", needed: 3);
        var unseen = FeatureRows.Take(holdout, Name, "held-out", needed: 1);
        var made = FeatureRows.Take(synthetic, Name, "synthetic", needed: 1);
        FeatureRows.CheckWidth(unseen, known, Name);
        FeatureRows.CheckWidth(made, known, Name);
        var distances = TrainingDistances.Of(known, unseen, made);
        return new Memorization(
            distances.NearDuplicates.Average(), distances.NearDuplicateDistance, distances.CopyingZ, distances.DistanceRatio,
            known.shape[0], unseen.shape[0], made.shape[0]);
    }
}
