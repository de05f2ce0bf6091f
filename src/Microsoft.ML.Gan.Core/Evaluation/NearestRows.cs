using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// How near samples come to given rows, and how near these are to each other: a sample much nearer to a row than other rows are is a near-copy of it.
/// The rows are kept, 4 bytes a value, in the dispose scope that this is made in.
/// </summary>
public sealed class NearestRows
{
    private const long MostCompared = 5_000;
    private readonly Tensor rows;

    /// <summary>Keeps the rows.</summary>
    /// <param name="rows">[N,...] with N at least 2.</param>
    /// <exception cref="ArgumentException">There are fewer than two rows.</exception>
    public NearestRows(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.shape[0] < 2) throw new ArgumentException($"The distances between rows need at least 2 of them; found {rows.shape[0]}.", nameof(rows));
        this.rows = Flat(rows);
    }

    /// <summary>
    /// A quantile of the distances of the rows from their nearest other row. Of more than 5,000 rows about as many, evenly spread, are compared with all.
    /// </summary>
    /// <param name="quantile">From 0 (the least distance) to 1 (the largest).</param>
    public double Spacing(double quantile)
    {
        using var scope = NewDisposeScope();
        long step = (rows.shape[0] + MostCompared - 1) / MostCompared;
        var compared = rows.index_select(0, arange(0, rows.shape[0], step, ScalarType.Int64));
        // A row is one of the nearest to itself, at distance 0: the second distance is that of another.
        float[] spacing = Neighbours.Nearest(compared, rows, 2).select(1, 1).contiguous().data<float>().ToArray();
        return Quantiles.At(spacing.Select(distance => (double)distance), quantile);
    }

    /// <summary>The Euclidean distance of each sample from the nearest row.</summary>
    /// <param name="samples">[M,...], as many values each as the rows have.</param>
    public float[] Distances(Tensor samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using var scope = NewDisposeScope();
        return Neighbours.Nearest(Flat(samples), rows, 1).contiguous().data<float>().ToArray();
    }

    private static Tensor Flat(Tensor samples) => samples.detach().to(ScalarType.Float32, CPU).reshape(samples.shape[0], -1);
}
