using Microsoft.ML.Gan.Evaluation.Divergences;

namespace Microsoft.ML.Gan.Evaluation.Classification;

/// <summary>Which classes occur among synthetic samples, as a classifier sees them, and how often, against real samples seen by the same classifier.</summary>
/// <param name="ClassesCovered">Classes with at least a tenth of the share that they have among real samples.</param>
/// <param name="Classes">Classes that real samples have.</param>
/// <param name="Divergence">KL(synthetic histogram || real histogram) in nats, at least 0, with half a sample added to every class so that it is finite.</param>
public sealed record ModeCoverage(int ClassesCovered, int Classes, double Divergence)
{
    private const double LeastShare = 0.1, Added = 0.5;

    /// <summary>Compares two histograms of classes.</summary>
    /// <param name="real">Samples of every class, not all 0.</param>
    /// <param name="synthetic">Samples of the same classes, not all 0.</param>
    /// <exception cref="ArgumentException">They are not histograms of the same classes.</exception>
    public static ModeCoverage Of(IReadOnlyList<long> real, IReadOnlyList<long> synthetic)
    {
        double[] p = DiscreteDivergence.Shares(synthetic), q = DiscreteDivergence.Shares(real);
        int covered = p.Zip(q).Count(shares => shares.Second > 0 && shares.First >= LeastShare * shares.Second);
        return new ModeCoverage(covered, q.Count(share => share > 0), DiscreteDivergence.KullbackLeibler(Smoothed(synthetic), Smoothed(real)));
    }

    /// <summary>How often each class occurs.</summary>
    internal static long[] Histogram(IEnumerable<long> classes, int count)
    {
        var histogram = new long[count];
        foreach (long found in classes) histogram[found]++;
        return histogram;
    }

    private static double[] Smoothed(IReadOnlyList<long> counts)
    {
        double total = counts.Sum() + Added * counts.Count;
        return [.. counts.Select(count => (count + Added) / total)];
    }
}
