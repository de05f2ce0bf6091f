using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>A view that counts its cursors, or cannot be read.</summary>
internal sealed class CursorWitness(IDataView view) : IDataView
{
    public bool Fails { get; init; }

    public int Opened { get; private set; }

    public int Disposed { get; private set; }

    public bool CanShuffle => view.CanShuffle;

    public DataViewSchema Schema => view.Schema;

    public long? GetRowCount() => view.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        if (Fails) throw new IOException("The view cannot be read.");
        Opened++;
        return new Cursor(this, view.GetRowCursor(columnsNeeded, rand));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(CursorWitness owner, DataViewRowCursor inner) : DataViewRowCursor
    {
        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override DataViewSchema Schema => inner.Schema;

        public override bool MoveNext() => inner.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => inner.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            owner.Disposed++;
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
