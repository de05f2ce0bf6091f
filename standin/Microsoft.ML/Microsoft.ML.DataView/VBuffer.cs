// The value of a vector column: dense, or sparse with ascending indices. Getters reuse its arrays.
using System.Collections;

namespace Microsoft.ML.Data;

public readonly struct VBuffer<T> : IEnumerable
{
    internal readonly T[]? ValuesArray;
    internal readonly int[]? IndicesArray;
    private readonly int _count;

    public readonly int Length;

    public VBuffer(int length, T[] values, int[]? indices = null) : this(length, length, values, indices, isDense: true) { }

    public VBuffer(int length, int count, T[] values, int[] indices) : this(length, count, values, indices, count == length) { }

    internal VBuffer(int length, int count, T[]? values, int[]? indices, bool isDense)
    {
        if (length < 0) throw new ArgumentOutOfRangeException(nameof(length));
        if (count < 0 || count > length || (values?.Length ?? 0) < count || (!isDense && (indices?.Length ?? 0) < count))
            throw new ArgumentException($"A vector of length {length} with {count} values needs arrays that hold them.", nameof(count));
        Length = length;
        _count = count;
        ValuesArray = values;
        IndicesArray = indices;
    }

    public bool IsDense => _count == Length;

    public ReadOnlySpan<T> GetValues() => ValuesArray.AsSpan(0, _count);

    public ReadOnlySpan<int> GetIndices() => IsDense ? default : IndicesArray.AsSpan(0, _count);

    public T GetItemOrDefault(int index)
    {
        if (index < 0 || index >= Length) throw new ArgumentOutOfRangeException(nameof(index));
        int at = IsDense ? index : GetIndices().BinarySearch(index);
        return at < 0 ? default! : ValuesArray![at];
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default!)
    {
        Span<T> target = destination.Slice(destinationIndex, Length);
        if (IsDense) { GetValues().CopyTo(target); return; }
        target.Fill(defaultValue);
        for (int i = 0; i < _count; i++) target[IndicesArray![i]] = ValuesArray![i];
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public IEnumerable<T> DenseValues() => Items(all: true).Select(item => item.Value);

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        int next = 0;
        for (int i = 0; i < Length; i++)
        {
            bool present = next < _count && (IsDense || IndicesArray![next] == i);
            if (present || all) yield return new(i, present ? ValuesArray![next] : default!);
            if (present) next++;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => Items().GetEnumerator();
    public override string ToString() => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";
}
