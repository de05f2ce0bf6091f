using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>A generated row: its id for the sampler, and what it is generated from.</summary>
internal readonly record struct SyntheticRow(RowId Id, Label Label);

/// <summary>All rows that a generator could add, class by class, in an order that depends on nothing; and which of them are added.</summary>
/// <param name="labels">The names of the classes, or null where there is no label column.</param>
/// <param name="labelOf">The label of a row of a class, by their numbers.</param>
/// <param name="score">The critic's scores of rows as they are added.</param>
/// <param name="requirements">What all rows that are added must have.</param>
internal sealed class Candidates(
    IReadOnlyList<string>? labels, Func<long, int, Label> labelOf, Func<SyntheticRow[], IEnumerable<float>> score, IReadOnlyList<Requirement> requirements)
{
    private const int MostPerRow = 100;

    /// <summary>The rows to add: for each class the number that is asked for.</summary>
    /// <param name="counts">For each class, the number of rows.</param>
    /// <param name="rejectedShare">Of the rows that have what is required, the share with the lowest scores that is thrown away.</param>
    /// <exception cref="InvalidOperationException">Hardly any row has what is required.</exception>
    public SyntheticRow[] Choose(long[] counts, double rejectedShare) => [.. counts.Index().SelectMany(count => Choose((int)count.Item, count.Index, rejectedShare))];

    private IEnumerable<SyntheticRow> Choose(int count, int rowClass, double rejectedShare)
    {
        if (rejectedShare == 0) return Accepted(count, rowClass);
        double candidates = Math.Ceiling(count / (1 - rejectedShare));
        if (candidates > Array.MaxLength)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{count} rows with a {nameof(AugmentOptions.RejectedShare)} of {rejectedShare} are chosen from {candidates:g4}; there can be at most {Array.MaxLength}."));
        }

        var rows = Accepted((int)candidates, rowClass);
        // Sorting is stable: of equal scores the first row counts.
        return rows.Zip(score([.. rows])).OrderByDescending(row => row.Second).Take(count).Select(row => row.First).OrderBy(row => row.Id.Low);
    }

    // The first rows that have what is required.
    private List<SyntheticRow> Accepted(int count, int rowClass)
    {
        if (count == 0) return [];
        var accepted = new List<SyntheticRow>();
        ulong most = (ulong)count * MostPerRow;
        foreach (var block in Rows(rowClass).TakeWhile(row => row.Id.Low < most).Chunk(Sampler.BlockSize))
        {
            accepted.AddRange(requirements.Aggregate(block, (rows, requirement) => requirement.Met(rows)));
            if (accepted.Count >= count) return accepted.GetRange(0, count);
        }

        throw new InvalidOperationException(
            $"Of {most} generated rows{(labels is null ? "" : $" of class '{labels[rowClass]}'")} {accepted.Count} have {string.Join(" and ", requirements)}, but {count} are needed.");
    }

    private IEnumerable<SyntheticRow> Rows(int rowClass)
    {
        // No latent is used for two classes.
        for (long row = 0; ; row++) yield return new SyntheticRow(new RowId((ulong)row, (ulong)rowClass + 1), labelOf(row, rowClass));
    }
}
