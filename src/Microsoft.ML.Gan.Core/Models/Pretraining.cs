namespace Microsoft.ML.Gan.Models;

/// <summary>
/// The first iterations of P2GAN, in which the critic's posteriors mean nothing yet: codes come from the prior P_c, and there is no L_z. The paper names such a
/// step without describing it; this reading of it is the library's.
/// </summary>
/// <param name="Iterations">How many, at least 0. A short training is better off with a tenth of it (<see cref="AtMostATenthOf"/>).</param>
/// <param name="TrainsGenerator">Whether the generator is trained too, rather than left as it was born.</param>
public sealed record Pretraining(long Iterations, bool TrainsGenerator)
{
    /// <summary>Iterations, at least 0.</summary>
    public long Iterations { get; init; } = Iterations >= 0
        ? Iterations : throw new ArgumentOutOfRangeException(nameof(Iterations), Iterations, "The number of iterations must be at least 0.");

    /// <summary>1000 iterations of both networks. The default.</summary>
    public static Pretraining Full { get; } = new(1000, TrainsGenerator: true);

    /// <summary>1000 iterations of the critic.</summary>
    public static Pretraining CriticOnly { get; } = new(1000, TrainsGenerator: false);

    /// <summary>Posteriors from the first iteration on.</summary>
    public static Pretraining None { get; } = new(0, TrainsGenerator: true);

    /// <summary>The same, but not longer than a tenth of a training.</summary>
    /// <param name="iterations">All iterations of the training.</param>
    public Pretraining AtMostATenthOf(long iterations) => this with { Iterations = Math.Min(Iterations, iterations / 10) };

    internal bool Covers(long iteration) => iteration < Iterations;

    internal int GeneratorSteps(long iteration) => Covers(iteration) && !TrainsGenerator ? 0 : 1;
}
