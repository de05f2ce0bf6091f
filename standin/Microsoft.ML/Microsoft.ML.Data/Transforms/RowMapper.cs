// A row with columns added: which columns it needs, and how it computes those that are asked for.
namespace Microsoft.ML.Data;

/// A column added to a row, the input columns it needs, and how to bind it to a row.
internal sealed record OutputColumn(DataViewSchema.DetachedColumn Column, int[] Sources, Func<DataViewRow, BoundGetter> Bind);

/// A getter bound to a row, and what to dispose with the row.
internal readonly record struct BoundGetter(Delegate Getter, Action? Dispose = null);

internal sealed class RowMapper : IRowToRowMapper
{
    private readonly OutputColumn[] _columns;

    public RowMapper(DataViewSchema input, OutputColumn[] columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumns(columns.Select(c => c.Column));
        InputSchema = input;
        OutputSchema = builder.ToSchema();
        _columns = columns;
    }

    public DataViewSchema InputSchema { get; }
    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var needed = new HashSet<int>();
        foreach (DataViewSchema.Column column in dependingColumns)
        {
            if (column.Index < InputSchema.Count) needed.Add(column.Index);
            else needed.UnionWith(_columns[column.Index - InputSchema.Count].Sources);
        }
        return InputSchema.Where(c => needed.Contains(c.Index));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        if (input.Schema != InputSchema) throw new ArgumentOutOfRangeException(nameof(input), "Schema of input row must be the same as the schema the mapper is bound to");
        return new Row(this, input, activeColumns.Select(c => c.Index - InputSchema.Count).ToHashSet());
    }

    private sealed class Row : DataViewRow
    {
        private readonly RowMapper _mapper;
        private readonly DataViewRow _input;
        private readonly BoundGetter?[] _getters;

        public Row(RowMapper mapper, DataViewRow input, HashSet<int> active)
        {
            _mapper = mapper;
            _input = input;
            _getters = mapper._columns.Select((column, i) => active.Contains(i) ? column.Bind(input) : (BoundGetter?)null).ToArray();
        }

        public override long Position => _input.Position;
        public override long Batch => _input.Batch;
        public override DataViewSchema Schema => _mapper.OutputSchema;
        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column)
            => column.Index < _input.Schema.Count ? _input.IsColumnActive(_input.Schema[column.Index]) : _getters[column.Index - _input.Schema.Count] != null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Index < _input.Schema.Count) return _input.GetGetter<TValue>(_input.Schema[column.Index]);
            Getters.CheckActive(this, column);
            return Getters.Cast<TValue>(_getters[column.Index - _input.Schema.Count]!.Value.Getter, column);
        }

        protected override void Dispose(bool disposing)
        {
            foreach (BoundGetter? getter in _getters) getter?.Dispose?.Invoke();
            _input.Dispose();
        }
    }
}
