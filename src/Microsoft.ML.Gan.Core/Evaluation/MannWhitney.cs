namespace Microsoft.ML.Gan.Evaluation;

/// <summary>The Mann-Whitney statistic: whether the values of one sample tend to be larger than another's.</summary>
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
        var (u, ties) = Count(values, others);
        double n = values.Count, m = others.Count, total = n + m;
        double variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)));
        return variance > 0 ? (u - n * m / 2) / Math.Sqrt(variance) : 0;
    }

    /// <summary>
    /// U / (n m): the probability that one of <paramref name="values"/> is larger than one of <paramref name="others"/>, equal ones counted by half. With
    /// the scores of positive and of negative cases it is the area under the ROC curve: 1 where they are told apart, 0.5 where the scores say nothing.
    /// </summary>
    /// <param name="values">n values, at least 1.</param>
    /// <param name="others">m values, at least 1.</param>
    public static double AreaUnderRoc(IReadOnlyList<double> values, IReadOnlyList<double> others) => Count(values, others).U / values.Count / others.Count;

    // The pairs in which the value is larger, and the sum of t^3 - t over all groups of t equal values.
    private static (double U, double Ties) Count(IReadOnlyList<double> values, IReadOnlyList<double> others)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(others);
        double n = values.Count;
        if (n == 0 || others.Count == 0) throw new ArgumentException($"The Mann-Whitney test needs at least 1 value on either side; found {n} and {others.Count}.", nameof(values));

        double[] pooled = [.. values, .. others];
        int[] places = [.. Enumerable.Range(0, pooled.Length)];
        Array.Sort(pooled, places);
        double rankSum = 0, ties = 0;
        for (int first = 0, end; first < pooled.Length; first = end)
        {
            int own = 0;
            for (end = first; end < pooled.Length && pooled[end].Equals(pooled[first]); end++)
            {
                if (places[end] < n) own++;
            }

            // Equal values share the mean of their ranks.
            double size = end - first;
            rankSum += own * (first + (size + 1) / 2);
            ties += size * (size * size - 1);
        }

        return (rankSum - n * (n + 1) / 2, ties);
    }
}
