// A view of a user's objects: a list can be counted and shuffled, any other enumerable only walked.
namespace Microsoft.ML.Data;

internal sealed class EnumerableDataView<TRow> : IDataView where TRow : class
{
    private readonly IEnumerable<TRow> _rows;
    private readonly SchemaDefinition _definition;

    public EnumerableDataView(IEnumerable<TRow> rows, SchemaDefinition definition)
    {
        _rows = rows;
        _definition = definition;
        Schema = SchemaOf(definition);
    }

    public DataViewSchema Schema { get; }
    public bool CanShuffle => _rows is IList<TRow>;
    public long? GetRowCount() => (_rows as IList<TRow>)?.Count;

    internal static DataViewSchema SchemaOf(SchemaDefinition definition)
    {
        var builder = new DataViewSchema.Builder();
        foreach (SchemaDefinition.Column column in definition) builder.AddColumn(column.ColumnName, column.ColumnType);
        return builder.ToSchema();
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(this, columnsNeeded.Select(c => c.Index).ToHashSet(), Ordered(rand).GetEnumerator());

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private IEnumerable<(long Index, TRow Row)> Ordered(Random? rand)
    {
        if (_rows is not IList<TRow> list) return _rows.Select((row, index) => ((long)index, row));
        int[] order = Enumerable.Range(0, list.Count).ToArray();
        rand?.Shuffle(order);
        return order.Select(index => ((long)index, list[index]));
    }

    private sealed class Cursor : RootCursorBase
    {
        private readonly EnumerableDataView<TRow> _view;
        private readonly HashSet<int> _active;
        private readonly IEnumerator<(long Index, TRow Row)> _rows;
        private readonly Delegate?[] _getters;

        public Cursor(EnumerableDataView<TRow> view, HashSet<int> active, IEnumerator<(long, TRow)> rows)
        {
            _view = view;
            _active = active;
            _rows = rows;
            _getters = view._definition.Select((column, i) => active.Contains(i) ? MemberBinding.Getter(column, Current) : null).ToArray();
        }

        public override DataViewSchema Schema => _view.Schema;
        public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            Current();
            id = new DataViewRowId((ulong)_rows.Current.Index, 0);
        };

        protected override bool MoveNextCore()
        {
            if (!_rows.MoveNext()) return false;
            if (_rows.Current.Row == null) throw new InvalidOperationException("Encountered null when iterating over data, this is not supported.");
            return true;
        }

        protected override Delegate GetGetter(DataViewSchema.Column column)
        {
            Getters.CheckActive(this, column);
            return _getters[column.Index]!;
        }

        private TRow Current() => IsGood ? _rows.Current.Row : throw new InvalidOperationException("Cannot call getter with cursor in its current state");

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _rows.Dispose();
        }
    }
}
