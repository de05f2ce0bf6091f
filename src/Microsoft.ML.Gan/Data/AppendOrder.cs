namespace Microsoft.ML.Gan.Data;

/// <summary>Says which view the next row comes from. Belongs to one cursor.</summary>
internal abstract class AppendOrder
{
    /// <summary>The view to take the next row from, when <paramref name="current"/> gave the last one.</summary>
    public abstract int Next(int current);
}

/// <summary>All rows of a view, then all of the next: a view is left when it has ended.</summary>
internal sealed class OneAfterTheOther : AppendOrder
{
    public override int Next(int current) => current;
}

/// <summary>Rows in random order: each view comes next with a probability in proportion to the rows it has left.</summary>
internal sealed class Interleaving(Random random, IDataView[] views) : AppendOrder
{
    private readonly long[] left = [.. views.Select(view => view.GetRowCount()!.Value)];

    public override int Next(int current)
    {
        long total = left.Sum(), drawn = total > 0 ? random.NextInt64(total) : 0;
        int view = 0;
        while (view < left.Length - 1 && drawn >= left[view]) drawn -= left[view++];
        left[view]--;
        return view;
    }
}
