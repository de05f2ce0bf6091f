namespace Microsoft.ML.Gan.Evaluation;

/// <summary>The Mann-Whitney test of whether the values of one sample tend to be smaller than another's.</summary>
public static class MannWhitney
{
    /// <summary>
    /// The test's z: (U - n m / 2) over its standard deviation, corrected for ties. About N(0, 1) for equal laws, below 0 where
    /// <paramref name="values"/> tend to be smaller than <paramref name="others"/>; 0 where all values are equal.
    /// </summary>
    /// <param name="values">n values, at least 1.</param>
    /// <param name="others">m values, at least 1.</param>
    public static double Z(IReadOnlyList<double> values, IReadOnlyList<double> others)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(others);
        double n = values.Count, m = others.Count, total = n + m;
        if (n == 0 || m == 0) throw new ArgumentException($"The Mann-Whitney test needs at least 1 value on either side; found {n} and {m}.", nameof(values));

        var pooled = values.Select(value => (Value: value, Own: true)).Concat(others.Select(value => (Value: value, Own: false)));
        double rankSum = 0, ties = 0, before = 0;
        foreach (var group in pooled.GroupBy(entry => entry.Value).OrderBy(group => group.Key))
        {
            // Equal values share the mean of their ranks.
            double size = group.Count();
            rankSum += group.Count(entry => entry.Own) * (before + (size + 1) / 2);
            ties += size * (size * size - 1);
            before += size;
        }

        double variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)));
        double difference = rankSum - n * (n + 1) / 2 - n * m / 2;
        return variance > 0 ? difference / Math.Sqrt(variance) : 0;
    }
}
