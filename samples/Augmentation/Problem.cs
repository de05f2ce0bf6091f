using Microsoft.ML;
using Microsoft.ML.Gan.Trainers;
using Samples;

namespace Augmentation;

/// <summary>Labelled samples of which one class is made rare, and how ML.NET learns from them.</summary>
internal abstract class Problem
{
    protected const int MaxBatch = 64;

    /// <summary>The data in a few words.</summary>
    public required string Name { get; init; }

    /// <summary>The class that is made rare.</summary>
    public required string RareClass { get; init; }

    /// <summary>The share of the rare class's training rows that is kept.</summary>
    public required double Kept { get; init; }

    public required IReadOnlyList<LabelledSample> Samples { get; init; }

    /// <summary>The samples as rows.</summary>
    public abstract IDataView View(MLContext mlContext, IEnumerable<LabelledSample> samples);

    /// <summary>From the rows' columns to the classifier's "Features".</summary>
    public abstract IEstimator<ITransformer> Features(MLContext mlContext);

    /// <summary>What learns to generate rows.</summary>
    /// <param name="mlContext">The context.</param>
    /// <param name="iterations">Its training's length.</param>
    /// <param name="count">The number of training rows.</param>
    public abstract GanTrainer Gan(MLContext mlContext, int iterations, int count);

    /// <summary>Half of every class to test on; the other half, of which the rare class keeps a part, to train on. Depends on the seed alone.</summary>
    /// <exception cref="InputException">Too few rows of the rare class would be left.</exception>
    public (IReadOnlyList<LabelledSample> Train, IReadOnlyList<LabelledSample> Test) Split(int seed)
    {
        var random = new Random(seed);
        List<LabelledSample> train = [], test = [];
        foreach (var group in Samples.GroupBy(sample => sample.Label).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var rows = group.ToArray();
            random.Shuffle(rows);
            int half = rows.Length / 2;
            int kept = group.Key == RareClass ? (int)Math.Round(Kept * half) : half;
            if (kept < 2) throw new InputException($"Of the {half} training rows of class '{group.Key}' {kept} would be left; at least 2 are needed. Keep more of it with --keep.");
            train.AddRange(rows[..kept]);
            test.AddRange(rows[half..]);
        }

        return ([.. train], [.. test]);
    }
}
