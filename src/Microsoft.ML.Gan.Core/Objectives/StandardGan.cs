using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Goodfellow et al., "Generative Adversarial Nets" (2014), from logits: L_D = E sp(-D(x_r)) + E sp(D(x_f)) with sp(u) = log(1 + e^u).
/// The generator minimises E sp(-D(x_f)) (non-saturating) or -E sp(D(x_f)) (the minimax form, whose gradient vanishes once the critic wins).
/// </summary>
/// <param name="Saturating">Use the minimax generator loss. Default false.</param>
/// <param name="RealTarget">The target of real samples, in (0.5, 1]; 0.9 is one-sided label smoothing (Salimans et al., 2016). Default 1.</param>
public sealed record StandardGan(bool Saturating = false, double RealTarget = 1) : Objective
{
    /// <summary>The target of real samples, in (0.5, 1].</summary>
    public double RealTarget { get; init => field = Require.Within(value, 0.5, 1); } = Require.Within(RealTarget, 0.5, 1);

    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch)
    {
        var real = RealTarget * softplus(-batch.RealScores);
        if (RealTarget < 1) real += (1 - RealTarget) * softplus(batch.RealScores);
        return real.mean() + softplus(batch.FakeScores).mean();
    }

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(GeneratorBatch batch) =>
        Saturating ? -softplus(batch.FakeScores).mean() : softplus(-batch.FakeScores).mean();
}
