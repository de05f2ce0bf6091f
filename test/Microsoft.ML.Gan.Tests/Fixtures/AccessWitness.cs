using System.Collections.Concurrent;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>A view that remembers which of its columns were asked for.</summary>
internal sealed class AccessWitness(IDataView view) : IDataView
{
    private readonly ConcurrentDictionary<string, bool> asked = [];

    public IEnumerable<string> Asked => asked.Keys.Order();

    public bool CanShuffle => view.CanShuffle;

    public DataViewSchema Schema => view.Schema;

    public long? GetRowCount() => view.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => view.GetRowCursor(Remember(columnsNeeded), rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        view.GetRowCursorSet(Remember(columnsNeeded), n, rand);

    private DataViewSchema.Column[] Remember(IEnumerable<DataViewSchema.Column> columns)
    {
        var active = columns.ToArray();
        foreach (var column in active) asked[column.Name] = true;
        return active;
    }
}
