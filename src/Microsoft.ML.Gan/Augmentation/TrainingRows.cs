namespace Microsoft.ML.Gan.Augmentation;

/// <summary>The rows that a pipeline is shown while it is fitted, which tell when something reads them.</summary>
/// <param name="rows">The rows.</param>
/// <param name="read">Called whenever a cursor is opened.</param>
internal sealed class TrainingRows(IDataView rows, Action read) : IDataView
{
    public DataViewSchema Schema => rows.Schema;

    public bool CanShuffle => rows.CanShuffle;

    public long? GetRowCount() => rows.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        read();
        return rows.GetRowCursor(columnsNeeded, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        read();
        return rows.GetRowCursorSet(columnsNeeded, n, rand);
    }
}
