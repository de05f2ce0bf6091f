// The row a prediction engine feeds to its mappers: one example at a time, counted by Position.
namespace Microsoft.ML.Data;

internal sealed class ExampleRow<TRow> : DataViewRow where TRow : class
{
    private readonly Delegate[] _getters;
    private TRow? _example;
    private long _position = -1;

    public ExampleRow(SchemaDefinition definition)
    {
        Schema = EnumerableDataView<TRow>.SchemaOf(definition);
        _getters = definition.Select(column => MemberBinding.Getter(column, Current)).ToArray();
    }

    public override DataViewSchema Schema { get; }
    public override long Position => _position;
    public override long Batch => 0;
    public override bool IsColumnActive(DataViewSchema.Column column) => true;
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Cast<TValue>(_getters[column.Index], column);

    public void Set(TRow example)
    {
        ArgumentNullException.ThrowIfNull(example);
        _example = example;
        _position++;
    }

    private TRow Current() => _example ?? throw new InvalidOperationException("No example has been set");
}
