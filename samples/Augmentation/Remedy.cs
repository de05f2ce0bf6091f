using Microsoft.ML;
using Microsoft.ML.Gan;
using Samples;

namespace Augmentation;

/// <summary>What is done about a rare class before the classifier is trained.</summary>
internal abstract record Remedy(string Name)
{
    /// <summary>The training rows.</summary>
    public virtual IReadOnlyList<LabelledSample> Rows(IReadOnlyList<LabelledSample> train, Random random) => train;

    /// <summary>What stands in the pipeline between the label's key and the classifier's features.</summary>
    public virtual IEstimator<ITransformer>? Step(MLContext mlContext, Problem problem, int iterations, int rows) => null;

    /// <summary>For every class that has fewer rows than the largest, its rows and the number that is missing.</summary>
    protected static IEnumerable<(LabelledSample[] Rows, int Missing)> Missing(IReadOnlyList<LabelledSample> train)
    {
        var classes = train.GroupBy(sample => sample.Label).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToList();
        int largest = classes.Max(rows => rows.Length);
        return classes.Where(rows => rows.Length < largest).Select(rows => (rows, largest - rows.Length));
    }
}

/// <summary>Nothing.</summary>
internal sealed record RealOnly() : Remedy("real only");

/// <summary>Every class gets as many rows as the largest, by repeating its own.</summary>
internal sealed record Copies() : Remedy("copies")
{
    public override IReadOnlyList<LabelledSample> Rows(IReadOnlyList<LabelledSample> train, Random random) =>
        [.. train, .. Missing(train).SelectMany(rare => Enumerable.Range(0, rare.Missing).Select(_ => rare.Rows[random.Next(rare.Rows.Length)]))];
}

/// <summary>
/// Chawla et al., "SMOTE" (2002): every class gets as many rows as the largest, by points on the line between a row and one of its five nearest
/// neighbours of the same class.
/// </summary>
internal sealed record Interpolation() : Remedy("interpolation")
{
    private const int Neighbours = 5;

    public override IReadOnlyList<LabelledSample> Rows(IReadOnlyList<LabelledSample> train, Random random) =>
        [.. train, .. Missing(train).SelectMany(rare => Enumerable.Range(0, rare.Missing).Select(_ => Between(rare.Rows, random)))];

    private static LabelledSample Between(LabelledSample[] rows, Random random)
    {
        var start = rows[random.Next(rows.Length)];
        var near = rows.Where(row => row != start).OrderBy(row => SquaredDistance(row, start)).Take(Neighbours).ToArray();
        var to = near[random.Next(near.Length)];
        float t = random.NextSingle();
        return start with { Values = [.. start.Values.Zip(to.Values, (a, b) => a + t * (b - a))] };
    }

    private static double SquaredDistance(LabelledSample a, LabelledSample b)
    {
        double sum = 0;
        for (int i = 0; i < a.Values.Length; i++) sum += (a.Values[i] - b.Values[i]) * (a.Values[i] - b.Values[i]);
        return sum;
    }
}

/// <summary>Every class gets as many rows as the largest, from a GAN that is trained inside the pipeline.</summary>
internal sealed record GanAugmentation() : Remedy("GAN")
{
    public override IEstimator<ITransformer> Step(MLContext mlContext, Problem problem, int iterations, int rows) =>
        mlContext.Gan().Augment(problem.Gan(mlContext, iterations, rows));
}
