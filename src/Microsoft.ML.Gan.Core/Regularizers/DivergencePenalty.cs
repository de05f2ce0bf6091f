using Microsoft.ML.Gan.Objectives;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>
/// Wu et al., "Wasserstein Divergence for GANs" (2018): k E |grad D(u)|^p. With <see cref="Wasserstein"/> the penalised optimum is itself a
/// divergence, so nothing has to be Lipschitz. In the first 100 iterations |grad D|^2 counts as 10,000 at most, and is lowered as if it were so, for
/// the sixth power of what an unlucky start has made steep would leave nothing of the critic.
/// </summary>
/// <param name="Weight">k. Default 2.</param>
/// <param name="Power">p, above 1. Default 6.</param>
/// <param name="Points">The law of u. Default: interpolates, as in the authors' code.</param>
public sealed record DivergencePenalty(double Weight = 2, double Power = 6, PenaltyPoints Points = PenaltyPoints.Interpolate) : CriticRegularizer
{
    private const int StartIterations = 100;
    private const double MaxSquaredNormAtStart = 1e4;

    /// <summary>k, at least 0.</summary>
    public double Weight { get; init => field = Require.NotNegative(value); } = Require.NotNegative(Weight);

    /// <summary>p, above 1.</summary>
    public double Power { get; init => field = Require.Within(value, 1, double.MaxValue); } = Require.Within(Power, 1, double.MaxValue);

    /// <inheritdoc/>
    public override bool DifferentiatesCritic => true;

    /// <inheritdoc/>
    public override Tensor Loss(CriticBatch batch) => Weight * (Points == PenaltyPoints.Interpolate
        ? MeanPower(batch, GradientPenalty.Interpolate(batch))
        : (MeanPower(batch, batch.Real) + MeanPower(batch, batch.Fake)) / 2);

    // (sum g^2)^(p/2): no square root, whose gradient is infinite at 0.
    private Tensor MeanPower(CriticBatch batch, Tensor points)
    {
        var squaredNorm = InputGradient.SquaredNorm(batch.Critic, points);
        if (batch.Iteration < StartIterations) squaredNorm *= (MaxSquaredNormAtStart / squaredNorm.detach()).clamp_max(1);
        return squaredNorm.pow(Power / 2).mean();
    }
}
