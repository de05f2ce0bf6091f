// Position and life of a cursor that is the source of its rows.
namespace Microsoft.ML.Data;

internal abstract class RootCursorBase : DataViewRowCursor
{
    private long _position = -1;
    private bool _done;

    public sealed override long Position => _position;
    public override long Batch => 0;
    protected bool IsGood => _position >= 0 && !_done;

    protected abstract bool MoveNextCore();

    public sealed override bool MoveNext()
    {
        if (_done) return false;
        if (MoveNextCore())
        {
            _position++;
            return true;
        }
        _done = true;
        Dispose();
        return false;
    }

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Cast<TValue>(GetGetter(column), column);

    protected abstract Delegate GetGetter(DataViewSchema.Column column);

    protected override void Dispose(bool disposing) => _done = true;
}

internal static class Getters
{
    /// A getter as what the caller says it is, or the exception official cursors throw.
    public static ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column) => getter as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{getter.GetType().GetGenericArguments()[0]}' in column '{column.Name}'.");

    public static void CheckActive(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Index >= row.Schema.Count || !row.IsColumnActive(column))
            throw new ArgumentOutOfRangeException(nameof(column), $"The column '{column.Name}' is not active in this row");
    }
}
