using Microsoft.ML.Gan.Objectives;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>
/// Gulrajani et al., "Improved Training of Wasserstein GANs" (2017): lambda E (|grad D(x_hat)| - 1)^2 at x_hat = t x_r + (1 - t) x_f,
/// one t ~ U(0,1) per sample and one norm per sample.
/// </summary>
/// <param name="Weight">lambda: 10 for images, 0.1 for two-dimensional toys. Default 10.</param>
/// <param name="OneSided">Penalise only norms above 1. Default false.</param>
public sealed record GradientPenalty(double Weight = 10, bool OneSided = false) : CriticRegularizer
{
    /// <summary>lambda, at least 0.</summary>
    public double Weight { get; init => field = Require.NotNegative(value); } = Require.NotNegative(Weight);

    /// <inheritdoc/>
    public override bool DifferentiatesCritic => true;

    /// <inheritdoc/>
    public override Tensor Loss(CriticBatch batch)
    {
        var excess = InputGradient.Norm(batch.Critic, Interpolate(batch)) - 1;
        if (OneSided) excess = excess.relu();
        return Weight * excess.square().mean();
    }

    /// <summary>x_hat [N,...]: a random point between real and generated sample i for every i; samples that share a score share their t.</summary>
    internal static Tensor Interpolate(CriticBatch batch)
    {
        var (real, fake) = (batch.Real, batch.Fake);
        long scores = batch.RealScores.shape[0];
        long[] onePerScore = [scores, .. Enumerable.Repeat(1L, real.shape.Length - 1)];
        var t = rand(onePerScore, generator: batch.Random, dtype: real.dtype).to(real.device).repeat_interleave(real.shape[0] / scores, 0);
        return t * real + (1 - t) * fake;
    }
}
