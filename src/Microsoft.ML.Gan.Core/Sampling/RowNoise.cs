using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>Random numbers that depend on (seed, row) alone.</summary>
internal static class RowNoise
{
    private const ulong LatentPurpose = 0, LabelPurpose = 1, ChoicePurpose = 2;
    private const double UnitScale = 1.0 / (1UL << 53);

    /// <summary>Fills <paramref name="latent"/> with N(0, 1) by the Box-Muller transform.</summary>
    public static void Latent(long seed, RowId row, Span<float> latent)
    {
        Span<double> normals = stackalloc double[4];
        for (int i = 0; i < latent.Length; i += 4)
        {
            var (a, b, c, d) = Block(seed, row, (ulong)(i / 4), LatentPurpose);
            (normals[0], normals[1]) = BoxMuller(a, b);
            (normals[2], normals[3]) = BoxMuller(c, d);
            for (int j = 0; j < Math.Min(4, latent.Length - i); j++) latent[i + j] = (float)normals[j];
        }
    }

    /// <summary>The normals of some rows, [N,<paramref name="size"/>] on the CPU.</summary>
    public static Tensor Latents(long seed, IReadOnlyList<RowId> rows, int size)
    {
        var latents = new float[rows.Count * size];
        foreach (var (i, row) in rows.Index()) Latent(seed, row, latents.AsSpan(i * size, size));
        return tensor(latents, [rows.Count, size]);
    }

    /// <summary>A class index with the given probabilities, which sum to 1.</summary>
    public static long Label(long seed, RowId row, IReadOnlyList<double> probabilities)
    {
        double u = Uniform(Block(seed, row, 0, LabelPurpose).Item1), sum = 0;
        for (int i = 0; i < probabilities.Count; i++)
        {
            sum += probabilities[i];
            if (u < sum) return i;
        }

        // Rounding may leave the sum just below 1: the last class that occurs at all.
        return probabilities.Count - 1 - probabilities.Reverse().TakeWhile(p => p == 0).Count();
    }

    /// <summary>One of 0 to <paramref name="count"/> - 1, all as likely.</summary>
    public static int Choice(long seed, RowId row, int count) => (int)(Uniform(Block(seed, row, 0, ChoicePurpose).Item1) * count);

    private static (ulong, ulong, ulong, ulong) Block(long seed, RowId row, ulong index, ulong purpose) =>
        Philox.Block((row.Low, row.High, index, purpose), ((ulong)seed, 0));

    private static (double, double) BoxMuller(ulong a, ulong b)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(a)));
        double angle = 2 * Math.PI * Uniform(b);
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    /// <summary>The upper 53 bits as a number in [0, 1).</summary>
    private static double Uniform(ulong bits) => (bits >> 11) * UnitScale;
}
