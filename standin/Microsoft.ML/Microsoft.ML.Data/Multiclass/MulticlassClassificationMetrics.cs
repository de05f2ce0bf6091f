// How well a multiclass model predicts.
namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetrics
{
    // No probability counts as smaller than this.
    private const double Epsilon = 1e-15;

    internal MulticlassClassificationMetrics(IReadOnlyList<(int Label, int Predicted, float Probability)> rows, int classes)
    {
        var counts = new double[classes][];
        for (int i = 0; i < classes; i++) counts[i] = new double[classes];
        var losses = new double[classes];
        foreach ((int label, int predicted, float probability) in rows)
        {
            if (predicted >= 0) counts[label][predicted]++;
            losses[label] -= Math.Log(Math.Max(probability, Epsilon));
        }
        double[] total = Enumerable.Range(0, classes).Select(c => (double)rows.Count(row => row.Label == c)).ToArray();
        ConfusionMatrix = new ConfusionMatrix(counts);
        MicroAccuracy = Enumerable.Range(0, classes).Sum(c => counts[c][c]) / rows.Count;
        MacroAccuracy = Enumerable.Range(0, classes).Where(c => total[c] > 0).Average(c => counts[c][c] / total[c]);
        LogLoss = losses.Sum() / rows.Count;
        PerClassLogLoss = losses.Zip(total, (loss, count) => count > 0 ? loss / count : 0).ToArray();
        double prior = total.Where(count => count > 0).Sum(count => -count / rows.Count * Math.Log(count / rows.Count));
        LogLossReduction = (prior - LogLoss) / prior;
    }

    public double LogLoss { get; }
    public double LogLossReduction { get; private set; }
    public double MacroAccuracy { get; }
    public double MicroAccuracy { get; }
    public IReadOnlyList<double> PerClassLogLoss { get; }
    public ConfusionMatrix ConfusionMatrix { get; }
}

public sealed class ConfusionMatrix
{
    internal ConfusionMatrix(double[][] counts)
    {
        Counts = counts;
        PerClassRecall = counts.Select((row, c) => row.Sum() > 0 ? row[c] / row.Sum() : 0).ToArray();
        PerClassPrecision = counts.Select((_, c) => counts.Sum(row => row[c]) is > 0 and var predicted ? counts[c][c] / predicted : 0).ToArray();
    }

    public int NumberOfClasses => Counts.Count;
    public IReadOnlyList<double> PerClassPrecision { get; }
    public IReadOnlyList<double> PerClassRecall { get; }

    /// Actual classes in the outer list, predicted ones in the inner lists.
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }
}
