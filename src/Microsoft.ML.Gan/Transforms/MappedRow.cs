using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>A row with a mapper's columns. It owns the input's row.</summary>
internal sealed class MappedRow(DataViewRow input, RowOutputs outputs) : DataViewRow
{
    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => outputs.Schema;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => outputs.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => outputs.Getter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
        base.Dispose(disposing);
    }
}
