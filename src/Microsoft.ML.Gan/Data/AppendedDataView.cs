namespace Microsoft.ML.Gan.Data;

/// <summary>
/// The rows of several views, one view after the other, with the columns and annotations of the first. Nothing is read before a cursor is.
/// </summary>
/// <remarks>
/// Rows are shuffled only where every view can shuffle and says how many rows it has: the next row then comes from each view with a probability
/// in proportion to the rows it has left, which makes every interleaving equally likely. There is never more than one cursor in a set, as the
/// batch numbers of different views cannot be brought into one order.
/// </remarks>
internal sealed class AppendedDataView : IDataView
{
    private readonly IDataView[] views;
    private readonly DataViewSchema.Column[] columns;

    /// <exception cref="ArgumentException">The columns of a view are not those of the first; the message says which and how.</exception>
    public AppendedDataView(params IDataView[] views)
    {
        this.views = views;
        columns = [.. views[0].Schema.Where(column => !column.IsHidden)];
        foreach (var (index, view) in views.Index().Skip(1)) AppendedColumns.Check(columns, view.Schema, index + 1);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns);
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => Array.TrueForAll(views, view => view.CanShuffle && view.GetRowCount() is not null);

    public DataViewSchema Schema { get; }

    public long? GetRowCount()
    {
        long? sum = 0;
        foreach (var view in views) sum += view.GetRowCount();
        return sum;
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded) active[column.Index] = true;
        var shuffle = CanShuffle ? rand : null;
        return new AppendedCursor(Schema, active, Cursors(active, shuffle), shuffle is null ? new OneAfterTheOther() : new Interleaving(shuffle, views));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return [GetRowCursor(columnsNeeded, rand)];
    }

    // Of all views or of none.
    private DataViewRowCursor[] Cursors(bool[] active, Random? rand)
    {
        var cursors = new List<DataViewRowCursor>();
        try
        {
            foreach (var view in views) cursors.Add(view.GetRowCursor(columns.Where((_, index) => active[index]).Select(column => view.Schema[column.Name]), rand));
            return [.. cursors];
        }
        catch
        {
            cursors.ForEach(cursor => cursor.Dispose());
            throw;
        }
    }
}
