using Microsoft.ML.Gan.Objectives;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>
/// Karras et al., "Progressive Growing of GANs" (2018): epsilon E D(x_r)^2 keeps the scores, which a Wasserstein critic may shift at will, near 0.
/// </summary>
/// <param name="Weight">epsilon. Default 0.001.</param>
public sealed record Drift(double Weight = 0.001) : CriticRegularizer
{
    /// <summary>epsilon, at least 0.</summary>
    public double Weight { get; init => field = Require.NotNegative(value); } = Require.NotNegative(Weight);

    /// <inheritdoc/>
    public override Tensor Loss(CriticBatch batch) => Weight * batch.RealScores.square().mean();
}
