using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Classification;

/// <summary>Labelled samples in two parts with the classes in equal shares: four fifths to train on, and a fifth held out. It owns both.</summary>
internal sealed record StratifiedSplit(Dataset Train, Dataset Holdout) : IDisposable
{
    private const int Parts = 5;

    /// <summary>Splits at random.</summary>
    /// <exception cref="ArgumentException">A class has one sample only.</exception>
    public static StratifiedSplit Of(Dataset data, int seed, IReadOnlyList<string>? classNames = null)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)seed, CPU);
        long[] labels = data.Labels(arange(data.Count), CPU)!.data<long>().ToArray();
        long[] order = randperm(data.Count, ScalarType.Int64, generator: random).data<long>().ToArray();
        var (train, holdout) = (new List<long>(), new List<long>());
        foreach (var rows in order.GroupBy(row => labels[row]))
        {
            int count = rows.Count();
            if (count < 2)
            {
                string name = classNames is null ? $"{rows.Key}" : $"'{classNames[(int)rows.Key]}'";
                throw new ArgumentException($"Class {name} has 1 real sample; the classification accuracy needs at least 2 of every class, to train on and to test on.", nameof(data));
            }

            int held = Math.Max(1, count / Parts);
            holdout.AddRange(rows.Take(held));
            train.AddRange(rows.Skip(held));
        }

        return new StratifiedSplit(data.Select(tensor(train.ToArray())), data.Select(tensor(holdout.ToArray())));
    }

    public void Dispose()
    {
        Train.Dispose();
        Holdout.Dispose();
    }
}
