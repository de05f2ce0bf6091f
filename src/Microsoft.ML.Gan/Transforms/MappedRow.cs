using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>A row with a mapper's columns, or a cursor where the input is one. It owns the input.</summary>
internal sealed class MappedRow(DataViewRow input, RowOutputs outputs) : DataViewRowCursor
{
    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => outputs.Schema;

    // A row that is no cursor is handed out as a DataViewRow, which has no MoveNext.
    public override bool MoveNext() => ((DataViewRowCursor)input).MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => outputs.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => outputs.Getter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
        base.Dispose(disposing);
    }
}
