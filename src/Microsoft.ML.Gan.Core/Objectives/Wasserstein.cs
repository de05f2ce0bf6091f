using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Arjovsky et al., "Wasserstein GAN" (2017): L_D = E D(x_f) - E D(x_r), L_G = -E D(x_f). It measures a distance only while something
/// holds the critic's slope near 1: <see cref="Regularizers.GradientPenalty"/> or <see cref="Regularizers.WeightClipping"/>.
/// </summary>
public sealed record Wasserstein : Objective
{
    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch) => batch.FakeScores.mean() - batch.RealScores.mean();

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(GeneratorBatch batch) => -batch.FakeScores.mean();
}
