using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>A cursor with a mapper's columns. It owns the input's cursor.</summary>
internal sealed class MappedCursor(DataViewRowCursor input, RowOutputs outputs) : DataViewRowCursor
{
    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => outputs.Schema;

    public override bool MoveNext() => input.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => outputs.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => outputs.Getter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
        base.Dispose(disposing);
    }
}
