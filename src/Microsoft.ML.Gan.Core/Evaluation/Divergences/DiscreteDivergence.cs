namespace Microsoft.ML.Gan.Evaluation.Divergences;

/// <summary>Divergences between two laws on the same finite set, given as shares that sum to 1.</summary>
public static class DiscreteDivergence
{
    private const double SumTolerance = 1e-6;

    /// <summary>KL(p || q) = sum p log(p / q), with 0 log 0 = 0; positive infinity where p has mass and q has none.</summary>
    /// <param name="p">Shares, at least 0, with sum 1.</param>
    /// <param name="q">As many shares, at least 0, with sum 1.</param>
    /// <param name="logBase">Base of the logarithm, above 1: e gives nats, 2 bits.</param>
    /// <exception cref="ArgumentException">The two are not shares of the same set.</exception>
    public static double KullbackLeibler(IReadOnlyList<double> p, IReadOnlyList<double> q, double logBase = Math.E)
    {
        CheckPair(p, q, logBase);
        return p.Zip(q, Term).Sum() / Math.Log(logBase);
    }

    /// <summary>JS(p, q) = (KL(p || m) + KL(q || m)) / 2 with m = (p + q) / 2: symmetric, from 0 to log 2 (1 bit).</summary>
    /// <inheritdoc cref="KullbackLeibler"/>
    public static double JensenShannon(IReadOnlyList<double> p, IReadOnlyList<double> q, double logBase = Math.E)
    {
        CheckPair(p, q, logBase);
        return p.Zip(q, (a, b) => (Term(a, (a + b) / 2) + Term(b, (a + b) / 2)) / 2).Sum() / Math.Log(logBase);
    }

    /// <summary>The shares of a histogram: its counts over their sum.</summary>
    /// <exception cref="ArgumentException">A count is negative, or all are 0.</exception>
    public static double[] Shares(IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        double total = counts.Sum();
        if (counts.Any(count => count < 0) || total == 0)
            throw new ArgumentException($"A histogram needs counts of at least 0 that are not all 0; found [{string.Join(", ", counts)}].", nameof(counts));
        return [.. counts.Select(count => count / total)];
    }

    private static double Term(double p, double q) => p == 0 ? 0 : p * Math.Log(p / q);

    private static void CheckPair(IReadOnlyList<double> p, IReadOnlyList<double> q, double logBase)
    {
        CheckShares(p, nameof(p));
        CheckShares(q, nameof(q));
        if (p.Count != q.Count) throw new ArgumentException($"Both laws need as many shares; found {p.Count} and {q.Count}.", nameof(q));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(logBase, 1);
    }

    private static void CheckShares(IReadOnlyList<double> shares, string name)
    {
        ArgumentNullException.ThrowIfNull(shares, name);
        double sum = shares.Sum();
        if (shares.Any(share => !(share >= 0)) || !(Math.Abs(sum - 1) <= SumTolerance))
            throw new ArgumentException($"Shares are at least 0 and sum to 1; found a sum of {sum} in [{string.Join(", ", shares)}].", name);
    }
}
