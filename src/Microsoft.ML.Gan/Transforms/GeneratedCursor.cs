using Microsoft.ML.Data;
using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>One of several cursors over generated rows: it reads a block, then skips those of the others.</summary>
internal sealed class GeneratedCursor : DataViewRowCursor
{
    private readonly GeneratedRows view;
    private readonly bool[] active;
    private readonly int cursors;
    private readonly Delegate[] getters;
    private long block, slot = -1, position = -1;
    private bool ended;

    public GeneratedCursor(GeneratedRows view, bool[] active, int firstBlock, int cursors)
    {
        this.view = view;
        this.active = active;
        this.cursors = cursors;
        block = firstBlock;
        getters = view.Getters(() => Row);
    }

    public override long Position => position;

    public override long Batch => block;

    public override DataViewSchema Schema => view.Schema;

    private long Row => position >= 0
        ? block * Sampler.BlockSize + slot
        : throw new InvalidOperationException("The cursor is not on a row: call MoveNext first, and stop when it says false.");

    public override bool MoveNext()
    {
        if (ended) return false;
        if (++slot == Sampler.BlockSize) (block, slot) = (block + cursors, 0);
        ended = block * Sampler.BlockSize + slot >= view.GetRowCount();
        position = ended ? -1 : position + 1;
        return !ended;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 0);

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column.Index, active.Length, nameof(column));
        return active[column.Index];
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column)) throw new InvalidOperationException($"Column '{column.Name}' is not active in this cursor; ask for it when the cursor is made.");
        return getters[column.Index] as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' has values of {Schema[column.Index].Type.RawType}, not of {typeof(TValue)}.");
    }
}
