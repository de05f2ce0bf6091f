using Microsoft.ML.Gan.Objectives.FDivergences;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Nowozin et al., "f-GAN: Training Generative Neural Samplers using Variational Divergence Minimization" (2016):
/// D_f &gt;= E_p T - E_q f*(T). L_D is minus the bound; the generator minimises -E_q T, or the bound itself: -E_q f*(T).
/// </summary>
/// <param name="Divergence">Which divergence the bound is of.</param>
/// <param name="Parameterisation">What the raw score stands for. Default: the paper's output activation.</param>
/// <param name="Minimax">Let the generator minimise the bound. Default false, the practical alternative.</param>
/// <exception cref="ArgumentException">The divergence does not support the parameterisation.</exception>
public sealed record FGan(FDivergence Divergence, Parameterisation Parameterisation = Parameterisation.OutputActivation, bool Minimax = false) : Objective
{
    // e^15 is still far from overflow in float32, and steeper ratios carry no further information.
    private const double MaxLogRatio = 15;

    /// <summary>What the raw score stands for.</summary>
    public Parameterisation Parameterisation { get; } = Divergence.Supports(Parameterisation)
        ? Parameterisation : throw new ArgumentException($"{Divergence.GetType().Name} cannot be trained with {nameof(Parameterisation)}.{Parameterisation}; use the other one.", nameof(Parameterisation));

    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch) => Conjugate(batch.FakeScores).mean() - Critic(batch.RealScores).mean();

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(GeneratorBatch batch) =>
        -(Minimax ? Conjugate(batch.FakeScores) : Critic(batch.FakeScores)).mean();

    private Tensor Critic(Tensor v) => Parameterisation == Parameterisation.LogRatio ? Divergence.Derivative(Ratio(v)) : Divergence.Activation(v);

    private Tensor Conjugate(Tensor v)
    {
        if (Parameterisation == Parameterisation.OutputActivation) return Divergence.Conjugate(v);
        var u = Ratio(v);
        return u * Divergence.Derivative(u) - Divergence.Function(u);
    }

    private static Tensor Ratio(Tensor v) => v.clamp(-MaxLogRatio, MaxLogRatio).exp();
}
