using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Objectives.Posterior;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// P2GAN, "Posterior Promoted GAN with Distribution Discriminator" (CVPR 2021): the critic gives a law of codes for each sample, and the generator makes
/// samples from codes of the laws of real ones. One critic step and one generator step in each iteration, on real samples of their own; generated samples
/// carry the classes of the real ones whose codes they are made of.
/// </summary>
public sealed class PosteriorModel : GenerativeModel
{
    private readonly PosteriorGame game;
    private readonly GaussianPrior prior;
    private readonly PosteriorObjective objective;
    private readonly PosteriorBank bank;
    private bool isPretraining;
    private (DiagonalGaussian Posteriors, Tensor? Labels) judged;

    /// <summary>Builds the networks on <paramref name="device"/>, with weights from <paramref name="random"/>.</summary>
    /// <param name="architecture">The networks, of a <see cref="PosteriorFamily"/>.</param>
    /// <param name="game">The losses and how the players are updated.</param>
    /// <param name="random">The initial weights are drawn from its <see cref="RandomStreams.Weights"/>: generator first, then critic.</param>
    /// <param name="device">Where the networks live.</param>
    /// <exception cref="ArgumentException">The networks are of another family.</exception>
    public PosteriorModel(GanArchitecture architecture, PosteriorGame game, RandomStreams random, Device device)
        : base(architecture with { Family = Require.Posteriors(architecture.Family) }, random, device)
    {
        this.game = game;
        var priors = Require.Posteriors(architecture.Family).Priors;
        (prior, objective, bank) = (priors.Middle, new PosteriorObjective(priors, game.Distance), Critic.Bank());
        Phases =
        [
            new Phase("Critic", [Critic], game.Critic, CriticLoss) { Steps = game.CriticSteps.At, AfterStep = AfterCriticStep },
            new Phase("Generator", [Generator], game.Generator, GeneratorLoss) { Steps = game.Pretraining.GeneratorSteps },
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Phase> Phases { get; }

    /// <inheritdoc/>
    public override string Description => $"{Architecture}; {game}";

    /// <inheritdoc/>
    public override IterationPlan Begin(long iteration, int batchSize)
    {
        isPretraining = game.Pretraining.Covers(iteration);
        return base.Begin(iteration, batchSize);
    }

    private Tensor CriticLoss(TrainingStep step)
    {
        var data = step.NextBatch();
        var real = Critic.Posterior(data.Samples, data.Labels);
        Tensor generated;
        using (no_grad()) generated = Generator.ForTraining(() => Rows(step, real, priorShare: isPretraining ? 1 : 0).Rows, data.Labels, step.Random.Latents);
        judged = (real, data.Labels);
        step.Report("MinSigma", real.Deviation.min());
        return objective.CriticLoss(real, Critic.Posterior(generated, data.Labels), step.Random.Regularization);
    }

    // Only after a step that was taken: the posteriors of one that was refused may not be numbers.
    private void AfterCriticStep() => bank.Add(judged.Posteriors, judged.Labels);

    private Tensor GeneratorLoss(TrainingStep step)
    {
        var data = step.NextBatch();
        DiagonalGaussian real;
        using (no_grad()) real = Critic.Posterior(data.Samples, data.Labels);
        var (rows, paired) = Rows(step, real, isPretraining ? 1 : game.PriorMixProbability);
        var fake = Critic.Posterior(Generator.ForTraining(() => rows, data.Labels, step.Random.Latents), data.Labels);
        var codeLoss = objective.CodeLoss(fake, real, paired, step.Random.Regularization);
        step.Report("CodeLoss", codeLoss);
        return objective.AdversarialLoss(fake, step.Random.Regularization) + game.Lambda * codeLoss;
    }

    // Rows of noise and code. The code is drawn from the posterior of the real sample of the same index, where the row is paired (1), or from the prior (0).
    private (Tensor Rows, Tensor Paired) Rows(TrainingStep step, DiagonalGaussian real, double priorShare)
    {
        var rows = step.Latents(Architecture.RowSize);
        var paired = rand(rows.shape[0], generator: step.Random.Regularization).to(rows.device).ge(priorShare);
        var normals = rows.narrow(1, Architecture.LatentSize, Architecture.RowSize - Architecture.LatentSize);
        var code = prior.For(normals).Standardize(real.At(normals));
        var chosen = where(paired.unsqueeze(1), code, normals);
        return (cat([rows.narrow(1, 0, Architecture.LatentSize), chosen], 1), paired.to(rows.dtype));
    }
}
