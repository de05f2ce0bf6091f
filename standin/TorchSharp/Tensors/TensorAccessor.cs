// Typed access to the elements of a CPU tensor, in logical order whatever its strides.
using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;

    internal TensorAccessor(Tensor tensor)
    {
        _tensor = tensor;
        _data = (T*)tensor.Data;
        _shape = tensor.shape;
        _strides = tensor.stride();
    }

    public long Count => _tensor.NumberOfElements;

    public T this[params long[] indices]
    {
        get => _data[Offset(indices)];
        set => _data[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (array.Length - arrayIndex < Count - tensorIndex) throw new ArgumentException("The array is too short for the elements.", nameof(array));
        if (_tensor.is_contiguous())
        {
            new ReadOnlySpan<T>(_data + tensorIndex, checked((int)(Count - tensorIndex))).CopyTo(array[arrayIndex..]);
            return;
        }
        for (long k = tensorIndex; k < Count; k++) array[arrayIndex++] = _data[Offset(k)];
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The tensor owns the memory.
    public void Dispose() { }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1) return Offset(InRange(indices[0], Count));
        if (indices.Length != _shape.Length) throw new ArgumentException($"{indices.Length} indices for a tensor of {_shape.Length} dimensions.", nameof(indices));
        long offset = 0;
        for (int d = 0; d < indices.Length; d++) offset += InRange(indices[d], _shape[d]) * _strides[d];
        return offset;
    }

    private long Offset(long element)
    {
        long offset = 0;
        for (int d = _shape.Length - 1; d >= 0; d--)
        {
            offset += element % _shape[d] * _strides[d];
            element /= _shape[d];
        }
        return offset;
    }

    private static long InRange(long index, long length) => index >= 0 && index < length
        ? index
        : throw new IndexOutOfRangeException($"Index {index} is outside of 0 to {length - 1}.");
}
