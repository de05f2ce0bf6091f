using Microsoft.ML.Gan.Objectives.Posterior;
using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// How the players of P2GAN are updated. The priors belong to the networks, <see cref="Networks.Posterior.PosteriorFamily"/>. Of the training's settings the
/// paper has a batch of 32; an average of 0.999 goes with it.
/// </summary>
public sealed record PosteriorGame
{
    /// <summary>lambda, the weight of L_z in the generator's loss, which keeps the modes; at least 0. Default 10.</summary>
    public double Lambda { get; init => field = Require.NotNegative(value); } = 10;

    /// <summary>The distance between laws of codes. Default: in closed form, averaged over the coordinates.</summary>
    public DistributionDistance Distance { get; init; } = DistributionDistance.Analytic;

    /// <summary>The first iterations. Default: 1000 of both networks.</summary>
    public Pretraining Pretraining { get; init; } = Pretraining.Full;

    /// <summary>
    /// Share of the generator's batch whose codes come from the prior, and which L_z leaves out, from 0 to 1. Above 0 it makes sampling from the prior safe
    /// where the posteriors have not come to cover it. Default 0.
    /// </summary>
    public double PriorMixProbability { get; init => field = Require.Share(value); }

    /// <summary>The critic's optimizer. Default: Adam, lr 2e-4, betas (0, 0.999).</summary>
    public OptimizerSettings Critic { get; init; } = new AdamSettings(2e-4, 0, 0.999);

    /// <summary>The generator's optimizer. Default: as the critic's.</summary>
    public OptimizerSettings Generator { get; init; } = new AdamSettings(2e-4, 0, 0.999);

    /// <summary>Critic steps before each generator step (n_critic). Default: one.</summary>
    public CriticSchedule CriticSteps { get; init; } = new();
}
