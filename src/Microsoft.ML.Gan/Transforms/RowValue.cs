namespace Microsoft.ML.Gan.Transforms;

/// <summary>A value of a cursor's row that several columns show: computed once per row, and only where one of them is read.</summary>
internal sealed class RowValue<T>(DataViewRow row, Func<T> compute)
{
    private (long Position, T Value)? current;

    public T Value
    {
        get
        {
            if (current is not { } known || known.Position != row.Position) current = known = (row.Position, compute());
            return known.Value;
        }
    }
}
