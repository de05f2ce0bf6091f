// The rows in or out of one fold of a cross-validation: each row draws its number in [0, 1) anew, from the same seed, whenever the view is read.
namespace Microsoft.ML.Data;

internal sealed class FoldDataView(IDataView input, int? seed, int fold, int folds, bool isTest) : IDataView
{
    private const int DefaultSeed = 42;

    public bool CanShuffle => false;
    public DataViewSchema Schema => input.Schema;
    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this, input.GetRowCursor(columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private bool IsIn(double number) => (number >= (double)fold / folds && number < (double)(fold + 1) / folds) == isTest;

    private sealed class Cursor(FoldDataView view, DataViewRowCursor row) : DataViewRowCursor
    {
        private readonly Random _numbers = new(view.Seed);
        private long _position = -1;

        public override long Position => _position;
        public override long Batch => row.Batch;
        public override DataViewSchema Schema => row.Schema;
        public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();
        public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);
        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);
        protected override void Dispose(bool disposing) => row.Dispose();

        public override bool MoveNext()
        {
            while (row.MoveNext())
            {
                if (!view.IsIn(_numbers.NextDouble())) continue;
                _position++;
                return true;
            }
            _position = -1;
            return false;
        }
    }

    private int Seed => seed ?? DefaultSeed;
}
