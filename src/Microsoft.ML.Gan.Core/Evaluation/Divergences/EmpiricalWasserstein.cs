namespace Microsoft.ML.Gan.Evaluation.Divergences;

/// <summary>Wasserstein distances between two samples on the line. The best coupling there pairs equal quantiles, so sorting is all it takes.</summary>
public static class EmpiricalWasserstein
{
    /// <summary>W1, the earth mover's distance: for equally many values the mean of |sorted a - sorted b|.</summary>
    /// <param name="a">At least one finite value, in any order.</param>
    /// <param name="b">At least one finite value, in any order; as many as in <paramref name="a"/> or not.</param>
    public static double W1(IEnumerable<double> a, IEnumerable<double> b) => Mean(Sorted(a, nameof(a)), Sorted(b, nameof(b)), Math.Abs);

    /// <summary>W2: for equally many values the root of the mean of (sorted a - sorted b)^2.</summary>
    /// <inheritdoc cref="W1"/>
    public static double W2(IEnumerable<double> a, IEnumerable<double> b) => Math.Sqrt(Mean(Sorted(a, nameof(a)), Sorted(b, nameof(b)), d => d * d));

    /// <summary>The mean cost over all quantiles. The quantile functions jump at i / n and j / m; between two jumps of either, both are constant.</summary>
    internal static double Mean(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Func<double, double> cost)
    {
        long n = a.Length, m = b.Length, position = 0;
        double sum = 0;
        if (n == m)
        {
            for (int i = 0; i < n; i++) sum += cost(a[i] - b[i]);
            return sum / n;
        }

        for (int i = 0, j = 0; i < n && j < m;)
        {
            // Positions count in units of 1 / (n m), which makes equal quantiles exactly equal.
            long endOfA = (i + 1) * m, endOfB = (j + 1) * n, end = Math.Min(endOfA, endOfB);
            sum += (end - position) * cost(a[i] - b[j]);
            position = end;
            if (endOfA == end) i++;
            if (endOfB == end) j++;
        }

        return sum / n / m;
    }

    private static double[] Sorted(IEnumerable<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        double[] sorted = [.. values];
        if (sorted.Length == 0) throw new ArgumentException("A Wasserstein distance needs at least 1 value on either side; found 0.", name);
        int bad = Array.FindIndex(sorted, value => !double.IsFinite(value));
        if (bad >= 0) throw new ArgumentException($"A Wasserstein distance needs finite values; value {bad} is {sorted[bad]}.", name);
        Array.Sort(sorted);
        return sorted;
    }
}
