// Writes a vector into the arrays a previous value left behind, growing them only where they are too small.
namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    public static VBufferEditor<T> Create<T>(ref VBuffer<T> destination, int newLogicalLength, int? valuesCount = null,
        int? maxValuesCapacity = null, bool keepOldOnResize = false, bool requireIndicesOnDense = false)
    {
        if (newLogicalLength < 0) throw new ArgumentOutOfRangeException(nameof(newLogicalLength));
        int count = valuesCount ?? newLogicalLength;
        if (count < 0 || count > newLogicalLength) throw new ArgumentOutOfRangeException(nameof(valuesCount));
        int capacity = Math.Min(maxValuesCapacity ?? newLogicalLength, Math.Max(newLogicalLength, count));
        T[] values = Resize(destination.ValuesArray, count, capacity, keepOldOnResize, out bool newValues);
        bool needsIndices = count < newLogicalLength || requireIndicesOnDense;
        int[]? indices = needsIndices ? Resize(destination.IndicesArray, count, capacity, keepOldOnResize, out _) : destination.IndicesArray;
        return new(newLogicalLength, count, values, indices, needsIndices, newValues);
    }

    private static TItem[] Resize<TItem>(TItem[]? old, int count, int capacity, bool keepOld, out bool created)
    {
        created = old == null || old.Length < count;
        if (!created) return old!;
        var grown = new TItem[Math.Max(count, Math.Min(capacity, old == null || !keepOld ? count : 2 * old.Length))];
        if (keepOld) old?.CopyTo(grown, 0);
        return grown;
    }
}

public readonly ref struct VBufferEditor<T>
{
    private readonly int _length;
    private readonly T[] _values;
    private readonly int[]? _indices;

    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    internal VBufferEditor(int length, int count, T[] values, int[]? indices, bool hasIndices, bool newValues)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = hasIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = newValues;
    }

    public bool CreatedNewValues { get; }

    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices, Values.Length == _length);
}
