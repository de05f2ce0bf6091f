using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>
/// The generated samples of a cursor's row. A row is generated with its whole block; the last blocks of up to 32 labels are kept, so that rows in
/// order cost one pass through the generator per block and label: one per row where every row has a vector of its own. Belongs to one cursor.
/// </summary>
internal sealed class BlockCache(Sampler sampler)
{
    // Enough for rows of a few classes in any order; with more of them than this, a cursor over unsorted rows generates some blocks again.
    private const int MaxBlocks = 32;
    private readonly Dictionary<Label, (RowId First, float[] Values)> blocks = [];

    /// <summary>The sample of a row, valid until the next call.</summary>
    public ReadOnlySpan<float> Sample(RowId row, Label label)
    {
        int slot = (int)(row.Low % Sampler.BlockSize);
        var first = row with { Low = row.Low - (ulong)slot };
        if (!blocks.TryGetValue(label, out var block) || block.First != first)
        {
            if (blocks.Count == MaxBlocks) blocks.Clear();
            using var samples = sampler.Block(first, [.. Enumerable.Repeat(label, Sampler.BlockSize)]);
            blocks[label] = block = (first, samples.data<float>().ToArray());
        }

        return Slot(block.Values, slot);
    }

    /// <summary>One row of a block's values.</summary>
    public static ReadOnlySpan<float> Slot(float[] values, int slot)
    {
        int size = values.Length / Sampler.BlockSize;
        return values.AsSpan(slot * size, size);
    }
}
