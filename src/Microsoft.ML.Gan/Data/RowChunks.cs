using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Collects rows of one shape, one after the other, and makes one tensor of them. It owns what it has collected.</summary>
/// <param name="dimensions">The dimensions of a row.</param>
/// <param name="type">The scalar type of a <typeparamref name="T"/>.</param>
internal sealed class RowChunks<T>(long[] dimensions, ScalarType type) : IDisposable where T : unmanaged
{
    private const int ChunkLength = 1 << 22;

    private readonly List<Tensor> full = [];
    private readonly int rowSize = checked((int)dimensions.Aggregate(1L, (product, d) => product * d));
    private T[] chunk = [];
    private int used;

    /// <summary>The place of the next row's values.</summary>
    public Span<T> Next()
    {
        if (used == chunk.Length)
        {
            Flush();
            chunk = new T[Math.Max(1, ChunkLength / rowSize) * rowSize];
        }

        used += rowSize;
        return chunk.AsSpan(used - rowSize, rowSize);
    }

    /// <summary>All rows as [N,...], no longer owned; there must be at least one.</summary>
    public Tensor ToTensor()
    {
        Flush();
        chunk = [];
        var all = cat(full, 0);
        Dispose();
        return all;
    }

    public void Dispose()
    {
        full.ForEach(tensor => tensor.Dispose());
        full.Clear();
    }

    private void Flush()
    {
        if (used == 0) return;
        var rows = empty([used / rowSize, .. dimensions], dtype: type).DetachFromDisposeScope();
        MemoryMarshal.AsBytes(chunk.AsSpan(0, used)).CopyTo(rows.bytes);
        full.Add(rows);
        used = 0;
    }
}
