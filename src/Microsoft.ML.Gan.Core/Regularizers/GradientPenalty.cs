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
    /// <inheritdoc/>
    public override bool DifferentiatesCritic => true;

    /// <inheritdoc/>
    public override Tensor Loss(CriticBatch batch)
    {
        var excess = InputGradient.Norm(batch.Critic, Interpolate(batch.Real, batch.Fake, batch.Random)) - 1;
        if (OneSided) excess = excess.relu();
        return Weight * excess.square().mean();
    }

    /// <summary>x_hat [N,...]: a random point between <paramref name="real"/>[i] and <paramref name="fake"/>[i] for every i.</summary>
    public static Tensor Interpolate(Tensor real, Tensor fake, Generator random)
    {
        long[] onePerSample = [real.shape[0], .. Enumerable.Repeat(1L, real.shape.Length - 1)];
        var t = rand(onePerSample, generator: random, dtype: real.dtype).to(real.device);
        return t * real + (1 - t) * fake;
    }
}
