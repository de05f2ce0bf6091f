namespace Microsoft.ML.Gan.Transforms;

/// <summary>A view of a known number of rows that are made while they are read, a block at a time.</summary>
/// <param name="count">Number of rows.</param>
/// <param name="schema">The columns.</param>
internal abstract class GeneratedRows(long count, DataViewSchema schema) : IDataView
{
    /// <remarks>Rows in random order would cost a block each.</remarks>
    public bool CanShuffle => false;

    public DataViewSchema Schema => schema;

    public long? GetRowCount() => count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        GetRowCursorSet(columnsNeeded, 1, rand)[0];

    /// <remarks>Cursor k of n reads blocks k, k + n, k + 2n, ... of rows, and a block is a batch.</remarks>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded) active[column.Index] = true;
        return [.. Enumerable.Range(0, n).Select(k => new GeneratedCursor(this, active, k, n))];
    }

    /// <summary>The getters of a cursor, one for each column.</summary>
    public abstract Delegate[] Getters(Func<long> row);
}
