using System.Text.Json.Serialization;

namespace Microsoft.ML.Gan.Codes;

/// <summary>
/// The laws of codes that P2GAN's distribution discriminator is taught, and the one between them that the generator wants. The defaults, N(-1, 1) and
/// N(1, 1), meet the condition b - a = 2, c = (a + b) / 2 under which the game minimises a Pearson chi^2 divergence, and put N(0, 1) in the middle. Smaller
/// deviations, such as 0.2, let a code say more about the sample it is the posterior of.
/// </summary>
/// <param name="Fake">P_a, of generated samples.</param>
/// <param name="Real">P_b, of real samples.</param>
/// <exception cref="ArgumentException">Both are the same.</exception>
public sealed record PosteriorPriors(GaussianPrior Fake, GaussianPrior Real)
{
    /// <summary>P_b, of real samples.</summary>
    public GaussianPrior Real { get; } = Real != Fake ? Real : throw new ArgumentException($"The priors of real and of generated samples must differ, but both are {Real}.", nameof(Real));

    /// <summary>N(-1, 1) for generated samples and N(1, 1) for real ones.</summary>
    public static PosteriorPriors Default { get; } = new(new(-1, 1), new(1, 1));

    /// <summary>P_c, whose mean and deviation (not variance) are the averages of the others'.</summary>
    [JsonIgnore]
    public GaussianPrior Middle => new(PerCoordinate.Middle(Fake.Mean, Real.Mean), PerCoordinate.Middle(Fake.Deviation, Real.Deviation));
}
