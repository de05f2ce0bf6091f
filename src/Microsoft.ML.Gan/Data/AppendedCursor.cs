using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Data;

/// <summary>A cursor over the rows of several views. It owns their cursors.</summary>
internal sealed class AppendedCursor(DataViewSchema schema, bool[] active, DataViewRowCursor[] cursors, AppendOrder order) : DataViewRowCursor
{
    private long position = -1;
    private int current;
    private bool ended;

    public override long Position => position;

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    private int Current => position >= 0
        ? current
        : throw new InvalidOperationException("The cursor is not on a row: call MoveNext first, and stop when it says false.");

    public override bool MoveNext()
    {
        if (ended) return false;
        current = order.Next(current);
        while (current < cursors.Length && !cursors[current].MoveNext()) current++;
        ended = current == cursors.Length;
        position = ended ? -1 : position + 1;
        return !ended;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        var getters = cursors.Select(cursor => cursor.GetIdGetter()).ToArray();
        return (ref DataViewRowId id) =>
        {
            getters[Current](ref id);
            id = Distinct(id, current);
        };
    }

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column.Index, active.Length, nameof(column));
        return active[column.Index];
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column)) throw new InvalidOperationException($"Column '{column.Name}' is not active in this cursor; ask for it when the cursor is made.");
        var getters = cursors.Select(cursor => cursor.GetGetter<TValue>(cursor.Schema[column.Name])).ToArray();
        int last = 0;
        return (ref TValue value) =>
        {
            // A getter may dispose the image that it finds in its place, which is one of its own making as long as the view is the same; one of
            // another view may be the user's.
            if (Current != last) value = default!;
            last = current;
            getters[current](ref value);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Array.ForEach(cursors, cursor => cursor.Dispose());
        base.Dispose(disposing);
    }

    // Every view scatters its ids over all 128 bits in its own way, by SplitMix64's finaliser, which maps no two ids of a view to the same. The
    // first view's do not stay either: a view may be appended to itself, and appended views again.
    private static DataViewRowId Distinct(DataViewRowId id, int view)
    {
        ulong low = Mix(id.Low + (ulong)(view + 1) * 0x9E3779B97F4A7C15);
        return new DataViewRowId(low, Mix(id.High ^ low));
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
