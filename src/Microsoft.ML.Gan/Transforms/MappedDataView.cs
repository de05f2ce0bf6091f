namespace Microsoft.ML.Gan.Transforms;

/// <summary>A data view with a mapper's columns.</summary>
internal sealed class MappedDataView(IDataView input, AddingMapper mapper) : IDataView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => mapper.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = columnsNeeded.ToArray();
        return Map(input.GetRowCursor(mapper.GetDependencies(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = columnsNeeded.ToArray();
        return [.. input.GetRowCursorSet(mapper.GetDependencies(active), n, rand).Select(cursor => Map(cursor, active))];
    }

    private MappedRow Map(DataViewRowCursor cursor, DataViewSchema.Column[] active) => new(cursor, mapper.Outputs(cursor, active));
}
