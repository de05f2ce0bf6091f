using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>A generated row: its id for the sampler, and its class.</summary>
internal readonly record struct SyntheticRow(RowId Id, long Class);

/// <summary>All rows that a generator could add, class by class, in an order that depends on nothing; and which of them are added.</summary>
/// <param name="labels">The names of the classes, or null where there is no label column.</param>
/// <param name="score">The critic's scores of rows as they are added: with pixels rounded and constants put in.</param>
internal sealed class Candidates(IReadOnlyList<string>? labels, Func<SyntheticRow[], IEnumerable<float>> score)
{
    private const int MostPerRow = 100;

    /// <summary>The rows to add: for each class the number that is asked for.</summary>
    /// <exception cref="InvalidOperationException">Hardly any row has the least score that is asked for.</exception>
    public SyntheticRow[] Choose(long[] counts, AugmentOptions options) => [.. counts.Index().SelectMany(count => Choose(count.Item, count.Index, options))];

    private IEnumerable<SyntheticRow> Choose(long count, int rowClass, AugmentOptions options)
    {
        if (count == 0) return [];
        if (options.MinimumScore is { } minimum) return Above(minimum, count, rowClass);
        return options.RejectedShare > 0 ? Best(count, rowClass, options.RejectedShare) : Rows(rowClass).Take(checked((int)count));
    }

    private IEnumerable<SyntheticRow> Best(long count, int rowClass, double rejectedShare)
    {
        int candidates = checked((int)Math.Ceiling(count / (1 - rejectedShare)));
        // Sorting is stable: of equal scores the first row counts.
        return Scored(rowClass).Take(candidates).OrderByDescending(row => row.Score).Take((int)count).Select(row => row.Row).OrderBy(row => row.Id.Low);
    }

    private List<SyntheticRow> Above(double minimum, long count, int rowClass)
    {
        var chosen = new List<SyntheticRow>();
        float highest = float.NegativeInfinity;
        long most = checked(count * MostPerRow);
        foreach (var (row, score) in Scored(rowClass))
        {
            if ((long)row.Id.Low == most)
            {
                throw new InvalidOperationException(
                    $"Of {most} generated rows{(labels is null ? "" : $" of class '{labels[rowClass]}'")} {chosen.Count} have a critic score of at least {minimum}, but {count} are needed; the highest score is {highest}.");
            }

            highest = Math.Max(highest, score);
            if (score >= minimum) chosen.Add(row);
            if (chosen.Count == count) break;
        }

        return chosen;
    }

    private static IEnumerable<SyntheticRow> Rows(int rowClass)
    {
        // No latent is used for two classes.
        for (ulong row = 0; ; row++) yield return new SyntheticRow(new RowId(row, (ulong)rowClass + 1), rowClass);
    }

    private IEnumerable<(SyntheticRow Row, float Score)> Scored(int rowClass) =>
        Rows(rowClass).Chunk(Sampler.BlockSize).SelectMany(block => block.Zip(score(block)));
}
