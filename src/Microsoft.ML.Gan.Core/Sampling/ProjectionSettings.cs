using Microsoft.ML.Gan.Networks;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>How hard a <see cref="LatentProjection"/> looks. A projection costs Steps passes forward and backward through the generator with Starts samples.</summary>
/// <param name="Starts">Latents to start from, at least 1; the nearest sample that any of them leads to counts.</param>
/// <param name="Steps">Steps of Adam, at least 0.</param>
/// <param name="LearningRate">Adam's, at least 0. Latents have the scale of N(0, 1).</param>
public sealed record ProjectionSettings(int Starts = 4, int Steps = 200, double LearningRate = 0.1)
{
    /// <summary>Latents to start from.</summary>
    public int Starts { get; init; } = Require.AtLeastOne(Starts);

    /// <summary>Steps of Adam.</summary>
    public int Steps { get; init; } = (int)Require.NotNegative(Steps, nameof(Steps));

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = Require.NotNegative(LearningRate, nameof(LearningRate));
}
