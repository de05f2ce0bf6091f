using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Euclidean distances between the rows of features [N,D], a block of rows at a time.</summary>
internal static class Neighbours
{
    private const long DistancesAtOnce = 4_000_000;

    /// <summary>Applies a function to the distances [B,N] of each block of rows from all others and the block's first row, and joins the results [B,...].</summary>
    /// <remarks>
    /// Coordinates are subtracted, not multiplied out: copies have distance exactly 0, and the distance of two rows is the same
    /// bits in both directions and in any block, which the comparisons with radii rely on.
    /// </remarks>
    public static Tensor MapBlocks(Tensor rows, Tensor others, Func<Tensor, long, Tensor> map)
    {
        using var scope = NewDisposeScope();
        long count = rows.shape[0], block = Math.Max(1, DistancesAtOnce / others.shape[0]);
        var results = new List<Tensor>();
        for (long start = 0; start < count; start += block)
        {
            using var inner = NewDisposeScope();
            var distances = cdist(rows.narrow(0, start, Math.Min(block, count - start)), others, compute_mode: compute_mode.donot_use_mm_for_euclid_dist);
            results.Add(map(distances, start).MoveToOuterDisposeScope());
        }

        return cat(results).MoveToOuterDisposeScope();
    }

    /// <summary>The k smallest distances of each row from the others [N,k], ascending.</summary>
    public static Tensor Nearest(Tensor rows, Tensor others, int k) =>
        MapBlocks(rows, others, (distances, _) =>
        {
            var (nearest, _) = distances.topk(k, 1, largest: false);
            return nearest;
        });

    /// <summary>The k smallest distances of each row from other rows of the same set [N,k], ascending; infinity where there are fewer others.</summary>
    // A row is one of the nearest to itself, at distance 0, whichever of its copies comes first: skipping one distance leaves it out.
    public static Tensor Others(Tensor rows, int k)
    {
        using var scope = NewDisposeScope();
        int found = (int)Math.Min(k, rows.shape[0] - 1);
        var others = Nearest(rows, rows, found + 1).narrow(1, 1, found);
        var missing = full(rows.shape[0], k - found, double.PositiveInfinity, rows.dtype);
        return cat([others, missing], 1).MoveToOuterDisposeScope();
    }
}
