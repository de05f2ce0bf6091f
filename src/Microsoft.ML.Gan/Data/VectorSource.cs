using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads the vectors of a column row by row, and accepts only finite numbers. A Single is a vector of one.</summary>
internal sealed class VectorSource(DataViewRow row, DataViewSchema.Column column)
{
    private readonly ValueGetter<VBuffer<float>> getter = column.Type is VectorDataViewType ? row.GetGetter<VBuffer<float>>(column) : OfOne(row.GetGetter<float>(column));
    private VBuffer<float> buffer;

    /// <summary>Copies the current row's values. False where the row has none: NaN in every slot.</summary>
    /// <exception cref="InvalidOperationException">The vector has another length, or a value is infinite, or NaN beside others that are not.</exception>
    public bool TryRead(Span<float> values)
    {
        getter(ref buffer);
        if (buffer.Length != values.Length)
        {
            throw new InvalidOperationException($"Row {row.Position} of column '{column.Name}' has {buffer.Length} values, but {values.Length} are needed.");
        }

        buffer.CopyTo(values);
        if (!values.ContainsAnyExcept(float.NaN)) return false;
        for (int slot = 0; slot < values.Length; slot++)
        {
            if (float.IsFinite(values[slot])) continue;
            throw new InvalidOperationException(
                $"Row {row.Position} of column '{column.Name}' has {values[slot]} in slot {slot}; only finite numbers are accepted. Replace or drop missing values first.");
        }

        return true;
    }

    /// <summary>The current row's values.</summary>
    /// <exception cref="InvalidOperationException">As <see cref="TryRead"/>, or the row has none.</exception>
    public float[] Read(int length)
    {
        var values = new float[length];
        return TryRead(values) ? values : throw FeatureReader.NoValue(row, column, column.Type is VectorDataViewType ? "NaN in every slot" : "NaN");
    }

    private static ValueGetter<VBuffer<float>> OfOne(ValueGetter<float> getter) => (ref VBuffer<float> value) =>
    {
        var editor = VBufferEditor.Create(ref value, 1);
        getter(ref editor.Values[0]);
        value = editor.Commit();
    };
}
