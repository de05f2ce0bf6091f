using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Euclidean distances between the rows of features [N,D], a block of rows at a time.</summary>
internal static class Neighbours
{
    private const long DistancesAtOnce = 4_000_000;

    /// <summary>Applies a function to the distances [B,N] of each block of rows from all others, and joins the results [B,...].</summary>
    /// <remarks>
    /// Coordinates are subtracted, not multiplied out: copies have distance exactly 0, and the distance of two rows is the same
    /// bits in both directions and in any block, which the comparisons with radii rely on.
    /// </remarks>
    public static Tensor MapBlocks(Tensor rows, Tensor others, Func<Tensor, Tensor> map)
    {
        using var scope = NewDisposeScope();
        long count = rows.shape[0], block = Math.Max(1, DistancesAtOnce / others.shape[0]);
        var results = new List<Tensor>();
        for (long start = 0; start < count; start += block)
        {
            using var inner = NewDisposeScope();
            var distances = cdist(rows.narrow(0, start, Math.Min(block, count - start)), others, compute_mode: compute_mode.donot_use_mm_for_euclid_dist);
            results.Add(map(distances).MoveToOuterDisposeScope());
        }

        return cat(results).MoveToOuterDisposeScope();
    }

    /// <summary>The k smallest distances of each row from the others [N,k], ascending.</summary>
    public static Tensor Nearest(Tensor rows, Tensor others, int k) =>
        MapBlocks(rows, others, distances =>
        {
            var (nearest, _) = distances.topk(k, 1, largest: false);
            return nearest;
        });

    /// <summary>The distance of each row from its k-th nearest neighbour among the same rows, itself left out [N].</summary>
    // A row is one of the nearest to itself, at distance 0, whichever of its copies comes first: skipping one distance leaves it out.
    public static Tensor Radii(Tensor rows, int k)
    {
        using var nearest = Nearest(rows, rows, k + 1);
        using var last = nearest.select(1, k);
        return last.clone();
    }
}
