using Microsoft.ML.Gan.Objectives;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>R1 of Mescheder et al., "Which Training Methods for GANs do actually Converge?" (2018): (gamma / 2) E |grad D(x_r)|^2.</summary>
/// <param name="Gamma">10 for images, 0.1 for two-dimensional toys. Default 10.</param>
public sealed record ZeroCenteredPenalty(double Gamma = 10) : CriticRegularizer
{
    /// <summary>gamma, at least 0.</summary>
    public double Gamma { get; init => field = Require.NotNegative(value); } = Require.NotNegative(Gamma);

    /// <inheritdoc/>
    public override bool DifferentiatesCritic => true;

    /// <inheritdoc/>
    public override Tensor Loss(CriticBatch batch) => Gamma / 2 * InputGradient.SquaredNorm(batch.Critic, batch.Real).mean();
}
