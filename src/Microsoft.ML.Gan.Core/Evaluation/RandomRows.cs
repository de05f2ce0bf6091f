using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Random rows of a set of features [N,...].</summary>
internal static class RandomRows
{
    /// <summary>Different rows, in random order.</summary>
    public static Tensor Without(Tensor rows, long count, Generator random)
    {
        using var order = randperm(rows.shape[0], ScalarType.Int64, generator: random);
        using var chosen = order.narrow(0, 0, count);
        return rows.index_select(0, chosen);
    }

    /// <summary>As many rows as there are, each drawn from all.</summary>
    public static Tensor WithReplacement(Tensor rows, Generator random)
    {
        using var chosen = randint(rows.shape[0], [rows.shape[0]], ScalarType.Int64, generator: random);
        return rows.index_select(0, chosen);
    }

    /// <summary>The indices of <see cref="WithReplacement"/>.</summary>
    public static long[] Redrawn(long count, Generator random)
    {
        using var chosen = randint(count, [count], ScalarType.Int64, generator: random);
        return chosen.data<long>().ToArray();
    }

    /// <summary>The values of redrawn rows.</summary>
    public static double[] Redrawn(double[] values, Generator random) => [.. Redrawn(values.Length, random).Select(row => values[row])];

    /// <summary>How often each row of either side is among redrawn ones.</summary>
    public static (int[] Real, int[] Synthetic) Multiplicities(long realCount, long syntheticCount, Generator random) =>
        (Multiplicities(realCount, random), Multiplicities(syntheticCount, random));

    private static int[] Multiplicities(long count, Generator random)
    {
        var times = new int[count];
        foreach (long row in Redrawn(count, random)) times[row]++;
        return times;
    }
}
