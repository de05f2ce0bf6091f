using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>
/// The critic's scores of the training rows, class by class where there are classes. A raw score has no scale of its own; its place among these has one. Saved with the model.
/// </summary>
/// <param name="Quantiles">For each class, or for all rows, scores in ascending order that stand for equally many rows each.</param>
internal sealed record ScoreDistribution(float[][] Quantiles)
{
    private const int MaxQuantiles = 1000;

    /// <summary>Of each class's scores, in any order; at least one per class.</summary>
    public static ScoreDistribution Of(IEnumerable<IEnumerable<float>> scores) => new([.. scores.Select(ofClass => QuantilesOf([.. ofClass.Order()]))]);

    /// <summary>Scores all training rows.</summary>
    public static ScoreDistribution Of(Scorer scorer, Dataset data)
    {
        var scores = Enumerable.Range(0, Math.Max(1, data.ClassFrequencies.Count)).Select(_ => new List<float>()).ToArray();
        // One by one, as rows are scored ever after: the last bits depend on the batch, and no training row may score less than itself.
        for (long row = 0; row < data.Count; row++)
        {
            using var scope = NewDisposeScope();
            var (sample, labels) = data.Rows(arange(row, row + 1, ScalarType.Int64), CPU);
            Label[] label = Label.Unstack(labels);
            scores[label.FirstOrDefault().Class].Add(scorer.Score(sample, label).item<float>());
        }

        return Of(scores);
    }

    /// <summary>
    /// The share of the training rows of the label's class (of all rows for a vector) whose score is at most this one, rounded down to a multiple of 0.001 where
    /// there are more than 1,000.
    /// </summary>
    public float Percentile(float score, Label label)
    {
        float[] quantiles = Quantiles[label.Class];
        int low = 0, high = quantiles.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (quantiles[middle] <= score) low = middle + 1;
            else high = middle;
        }

        return (float)low / quantiles.Length;
    }

    // Of n scores those of rank n/m, 2n/m, ..., n, rounded up.
    private static float[] QuantilesOf(float[] sorted)
    {
        int count = Math.Min(sorted.Length, MaxQuantiles);
        return [.. Enumerable.Range(1, count).Select(rank => sorted[(int)(((long)rank * sorted.Length + count - 1) / count) - 1])];
    }
}
