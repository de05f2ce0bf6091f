namespace Microsoft.ML.Gan.Testing;

/// <summary>How well points of the plane cover a mixture.</summary>
/// <param name="Counts">High-quality points of every mode: those within 3 std of their nearest centre.</param>
/// <param name="HighQuality">Share of high-quality points.</param>
/// <param name="SlicedWasserstein"><see cref="ToyLaw.SlicedWasserstein"/>.</param>
internal sealed record ToyScore(IReadOnlyList<int> Counts, double HighQuality, double SlicedWasserstein)
{
    /// <summary>Modes with at least a number of high-quality points.</summary>
    public int Modes(double atLeast) => Counts.Count(count => count >= atLeast);

    /// <summary>Modes with at least 10 % of their fair share of all points, given their number.</summary>
    public int ModesOf(int points) => Modes(0.1 * points / Counts.Count);

    /// <summary>KL(histogram of the high-quality points || uniform), in nats.</summary>
    public double Kl
    {
        get
        {
            double total = Counts.Sum();
            return Counts.Where(count => count > 0).Sum(count => count / total * Math.Log(count / total * Counts.Count));
        }
    }

    public static ToyScore Of(float[] points, ToyMixture mixture)
    {
        int count = points.Length / 2;
        var counts = new int[mixture.Centres.Count];
        for (int i = 0; i < count; i++)
        {
            var (mode, distance) = mixture.Nearest(points[2 * i], points[2 * i + 1]);
            if (distance <= 3 * mixture.Std) counts[mode]++;
        }

        return new ToyScore(counts, counts.Sum() / (double)count, mixture.SlicedWasserstein(points));
    }

    public override string ToString() =>
        $"high quality {HighQuality:f3}, KL {Kl:f3}, SWD {SlicedWasserstein:f3}, modes [{string.Join(", ", Counts)}]";
}
