using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// The plain two-player GAN: some critic steps, then one generator step. Any objective, any regularisers, any networks.
/// Generated samples carry the labels of the real ones in the critic's phase, and labels drawn as they occur in the data in the generator's.
/// </summary>
public sealed class AdversarialModel : GenerativeModel
{
    private readonly AdversarialGame game;
    private readonly GrowthCourse? course;
    private GrowthPoint point;

    /// <summary>Builds the networks on <paramref name="device"/>, with weights from <paramref name="random"/>.</summary>
    /// <param name="architecture">The networks.</param>
    /// <param name="game">The losses and how the players are updated.</param>
    /// <param name="random">The initial weights are drawn from its <see cref="RandomStreams.Weights"/>: generator first, then critic.</param>
    /// <param name="device">Where the networks live.</param>
    /// <exception cref="ArgumentException">
    /// A regulariser differentiates the critic, but the critic normalises over the batch; or the objective compares samples, but the critic takes one.
    /// </exception>
    public AdversarialModel(GanArchitecture architecture, AdversarialGame game, RandomStreams random, Device device)
        : base(Checked(architecture, game), random, device)
    {
        this.game = game;
        course = GrowthCourse.Of(architecture, game.CriticSteps);
        Phases =
        [
            new Phase("Critic", [Critic], game.Critic, CriticLoss) { Steps = game.CriticSteps.At, AfterStep = ConstrainCritic },
            new Phase("Generator", [Generator], game.Generator, GeneratorLoss) { Steps = _ => game.GeneratorSteps, BatchFactor = game.GeneratorBatchFactor },
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Phase> Phases { get; }

    /// <inheritdoc/>
    public override string Description => string.Join("; ",
    [
        $"{Architecture}", $"{game.Objective}", $"{game.CriticSteps}",
        .. game.Regularizers.Select(term => $"{term}"), .. game.Constraints.Select(constraint => $"{constraint}"), $"{game.Noise}",
    ]);

    /// <inheritdoc/>
    public override IterationPlan Begin(long iteration, int batchSize)
    {
        if (course is null) return base.Begin(iteration, batchSize);
        (point, var plan) = course.At(iteration, batchSize);
        Generator.GrowTo(point);
        Critic.GrowTo(point);
        return plan;
    }

    private static GanArchitecture Checked(GanArchitecture architecture, AdversarialGame game) =>
        game.Objection(architecture.Family) is { } objection ? throw new ArgumentException(objection, nameof(architecture)) : architecture;

    private Tensor CriticLoss(TrainingStep step)
    {
        var data = NextBatch(step);
        Tensor generated;
        using (no_grad()) generated = Generate(step, data.Labels);

        var (x, y) = (WithNoise(data, step), WithNoise(new Batch(generated, data.Labels), step));
        var (real, fake) = (Seen(x, () => y), Seen(y, () => x));
        var (ofReal, ofFake) = (Judge(real), Judge(fake));
        var batch = new CriticBatch(samples => Critic.call(samples, real.Labels), real.Samples, fake.Samples, ofReal.Scores, ofFake.Scores, step.Random.Regularization)
        {
            Iteration = step.Iteration,
        };
        if (step.IsReporting) Report(step, batch);
        return Sum(game.Objective.CriticLoss(batch),
            [.. game.Regularizers.Select(term => term.Loss(batch)), .. Architecture.Conditioning.CriticTerms(ofReal, ofFake, real.Labels)]);
    }

    private void Report(TrainingStep step, CriticBatch batch)
    {
        using var noGrad = no_grad();
        step.Report("ScoreGap", batch.RealScores.mean() - batch.FakeScores.mean());
        foreach (var (name, value) in game.Objective.Figures(batch)) step.Report(name, value);
    }

    private Tensor GeneratorLoss(TrainingStep step)
    {
        var labels = step.DrawLabels();
        var fake = WithNoise(new Batch(Generate(step, labels), labels), step);
        var real = new Lazy<Batch>(() => WithNoise(NextBatch(step), step));
        var ofFake = Judge(Seen(fake, () => real.Value));
        var loss = game.Objective.GeneratorLoss(new GeneratorBatch(ofFake.Scores, new Lazy<Tensor>(() => Judge(Seen(real.Value, () => fake)).Scores)));
        return Sum(loss, Architecture.Conditioning.GeneratorTerms(ofFake, labels));
    }

    private Verdict Judge(Batch seen) => Critic.Judge(seen.Samples, seen.Labels);

    private static Tensor Sum(Tensor loss, IEnumerable<Tensor> terms) => terms.Aggregate(loss, (sum, term) => sum + term);

    private Tensor Generate(TrainingStep step, Tensor? labels) => Generator.ForTraining(() => step.Latents(Architecture.RowSize), labels, step.Random.Latents);

    // The real samples as the critic is to see them.
    private Batch NextBatch(TrainingStep step)
    {
        var data = step.NextBatch();
        return course is null ? data : data with { Samples = course.Present(data.Samples, point) };
    }

    // What the critic is shown for x: x itself, or the pairs x, y in turn.
    private Batch Seen(Batch x, Func<Batch> y) => game.Objective.ComparesSamples ? InTurn(x, y()) : x;

    private static Batch InTurn(Batch x, Batch y) =>
        new(InTurn(x.Samples, y.Samples), x.Labels is null || y.Labels is null ? null : InTurn(x.Labels, y.Labels));

    private static Tensor InTurn(Tensor x, Tensor y) => stack([x, y], 1).flatten(0, 1);

    private Batch WithNoise(Batch batch, TrainingStep step) => game.Noise is { } noise ? batch with { Samples = noise.AddTo(batch.Samples, step) } : batch;

    private void ConstrainCritic()
    {
        foreach (var constraint in game.Constraints) constraint.Apply(Critic);
    }
}
