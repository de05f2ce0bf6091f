using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>
/// The getters of a row or cursor: those of the input's columns, and those that were added, made when first asked for: a prediction engine
/// makes all columns active and then reads a few.
/// </summary>
internal sealed class RowOutputs(DataViewRow input, DataViewSchema schema, bool[] active, params Lazy<Delegate>[] added)
{
    public DataViewSchema Schema => schema;

    public bool IsActive(DataViewSchema.Column column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column.Index, active.Length, nameof(column));
        return active[column.Index];
    }

    public ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column)
    {
        if (!IsActive(column)) throw new InvalidOperationException($"Column '{column.Name}' is not active in this cursor; ask for it when the cursor is made.");
        int index = column.Index - input.Schema.Count;
        if (index < 0) return input.GetGetter<TValue>(input.Schema[column.Index]);
        return added[index].Value as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' has values of {schema[column.Index].Type.RawType}, not of {typeof(TValue)}.");
    }
}
