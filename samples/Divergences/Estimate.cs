namespace Divergences;

/// <summary>What theory and trained critics say of two segments.</summary>
/// <param name="Distance">|theta|, the distance of the segments.</param>
/// <param name="JensenShannon">The lower bound that a trained discriminator gives on the Jensen-Shannon divergence, in nats.</param>
/// <param name="EarthMover">The value that a trained WGAN-GP critic reaches.</param>
internal sealed record Estimate(double Distance, double JensenShannon, double EarthMover)
{
    /// <summary>JS: 0 where the segments are one, else log 2, however far they are from each other.</summary>
    public double TrueJensenShannon => Distance == 0 ? 0 : Math.Log(2);

    /// <summary>W1 is the distance.</summary>
    public double TrueEarthMover => Distance;
}

/// <summary>How much is trained.</summary>
internal sealed record Effort(IReadOnlyList<double> Distances, int Iterations)
{
    public static Effort Full { get; } = new([0, 0.125, 0.25, 0.5, 0.75, 1], 1500);

    public static Effort Quick { get; } = new([0, 0.5, 1], 300);
}
