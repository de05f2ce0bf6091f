// The rows of a view that some test of them lets through. A cursor makes its own test, which may count rows.
namespace Microsoft.ML.Data;

internal abstract class FilteredDataView(IDataView input) : IDataView
{
    public virtual bool CanShuffle => input.CanShuffle;
    public DataViewSchema Schema => input.Schema;
    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = columnsNeeded.ToArray();
        return new Cursor(this, input.GetRowCursor(columns.Union(Tested), CanShuffle ? rand : null), columns.Select(column => column.Index).ToHashSet());
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    protected virtual IEnumerable<DataViewSchema.Column> Tested => [];

    protected abstract Func<bool> Test(DataViewRow row);

    private sealed class Cursor(FilteredDataView view, DataViewRowCursor row, HashSet<int> active) : DataViewRowCursor
    {
        private readonly Func<bool> _test = view.Test(row);
        private long _position = -1;

        public override long Position => _position;
        public override long Batch => row.Batch;
        public override DataViewSchema Schema => row.Schema;
        public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();
        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);
        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Getters.CheckActive(this, column);
            return row.GetGetter<TValue>(column);
        }

        protected override void Dispose(bool disposing) => row.Dispose();

        public override bool MoveNext()
        {
            while (row.MoveNext())
            {
                if (!_test()) continue;
                _position++;
                return true;
            }
            _position = -1;
            return false;
        }
    }
}
