using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Lim and Ye, "Geometric GAN" (2017), the usual partner of spectral normalisation (Miyato et al., 2018):
/// L_D = E relu(1 - D(x_r)) + E relu(1 + D(x_f)), L_G = -E D(x_f).
/// </summary>
public sealed record Hinge : Objective
{
    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch) => (1 - batch.RealScores).relu().mean() + (1 + batch.FakeScores).relu().mean();

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(GeneratorBatch batch) => -batch.FakeScores.mean();
}
