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
        double loss = 0;
        foreach ((int label, int predicted, float probability) in rows)
        {
            if (predicted >= 0) counts[label][predicted]++;
            loss -= Math.Log(Math.Max(probability, Epsilon));
        }
        double[] total = Enumerable.Range(0, classes).Select(c => (double)rows.Count(row => row.Label == c)).ToArray();
        ConfusionMatrix = new ConfusionMatrix(counts);
        MicroAccuracy = Enumerable.Range(0, classes).Sum(c => counts[c][c]) / rows.Count;
        MacroAccuracy = Enumerable.Range(0, classes).Where(c => total[c] > 0).Average(c => counts[c][c] / total[c]);
        LogLoss = loss / rows.Count;
    }

    public double LogLoss { get; }
    public double MacroAccuracy { get; }
    public double MicroAccuracy { get; }
    public ConfusionMatrix ConfusionMatrix { get; }
}

public sealed class ConfusionMatrix
{
    internal ConfusionMatrix(double[][] counts) => Counts = counts;

    /// Actual classes in the outer list, predicted ones in the inner lists.
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }
}
