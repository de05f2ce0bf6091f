namespace Microsoft.ML.Gan.Augmentation;

/// <summary>The rows that a pipeline is shown while it is fitted, which remember whether anything read them.</summary>
internal sealed class TrainingRows(IDataView rows) : IDataView
{
    /// <summary>Whether a cursor was ever opened.</summary>
    public bool WereRead { get; private set; }

    public DataViewSchema Schema => rows.Schema;

    public bool CanShuffle => rows.CanShuffle;

    public long? GetRowCount() => rows.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        WereRead = true;
        return rows.GetRowCursor(columnsNeeded, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        WereRead = true;
        return rows.GetRowCursorSet(columnsNeeded, n, rand);
    }
}
