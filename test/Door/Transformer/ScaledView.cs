using Microsoft.ML;
using Microsoft.ML.Data;

namespace Door;

/// <summary>The rows of a view, shown a number of times each, with the scaled column.</summary>
internal sealed class ScaledView(IDataView input, ScalingMapper mapper, int times) : IDataView
{
    public bool CanShuffle => input.CanShuffle;
    public DataViewSchema Schema => mapper.OutputSchema;
    public long? GetRowCount() => input.GetRowCount() * times;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = columnsNeeded.ToArray();
        DataViewRowCursor cursor = input.GetRowCursor(mapper.GetDependencies(columns), rand);
        return new Cursor(cursor, mapper.GetRow(cursor, columns), times);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor cursor, DataViewRow row, int times) : DataViewRowCursor
    {
        private long _position = -1;

        public override long Position => _position;
        public override long Batch => 0;
        public override DataViewSchema Schema => row.Schema;
        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
        public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);
        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

        public override bool MoveNext()
        {
            if ((_position + 1) % times == 0 && !cursor.MoveNext()) return false;
            _position++;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            row.Dispose();
            base.Dispose(disposing);
        }
    }
}
