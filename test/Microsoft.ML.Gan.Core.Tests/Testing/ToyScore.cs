namespace Microsoft.ML.Gan.Testing;

/// <summary>How well points of the plane cover a mixture.</summary>
/// <param name="Counts">High-quality points of every mode: those within 3 std of their nearest centre.</param>
/// <param name="HighQuality">Share of high-quality points.</param>
/// <param name="SlicedWasserstein">Mean W1 over 64 directions to as many real points.</param>
internal sealed record ToyScore(IReadOnlyList<int> Counts, double HighQuality, double SlicedWasserstein)
{
    private const int Directions = 64;

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

        return new ToyScore(counts, counts.Sum() / (double)count, Sliced(points, mixture.Draw(count, seed: 4242).Points));
    }

    public override string ToString() =>
        $"high quality {HighQuality:f3}, KL {Kl:f3}, SWD {SlicedWasserstein:f3}, modes [{string.Join(", ", Counts)}]";

    // F8: W1 of two equally large samples on a line is the mean distance of their sorted values.
    private static double Sliced(float[] a, float[] b) =>
        Enumerable.Range(0, Directions).Average(i =>
        {
            var (sin, cos) = Math.SinCos(Math.PI * (i + 0.5) / Directions);
            return Project(a, cos, sin).Zip(Project(b, cos, sin), (x, y) => Math.Abs(x - y)).Average();
        });

    private static double[] Project(float[] points, double cos, double sin)
    {
        var values = new double[points.Length / 2];
        for (int i = 0; i < values.Length; i++) values[i] = cos * points[2 * i] + sin * points[2 * i + 1];
        Array.Sort(values);
        return values;
    }
}
