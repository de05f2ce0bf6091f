using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Persistence;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// CycleGAN (Zhu et al., "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks", 2017): two translators between two
/// domains, and a critic of each. Each iteration takes one step of both translators, then one of both critics, on the same two batches. The training
/// loop needs two data sets: domain A first.
/// </summary>
public sealed class CycleModel : GanModel
{
    private readonly CycleGame game;
    private readonly double identityWeight;
    private readonly ImagePool poolA, poolB;
    private Exchange? exchange;

    /// <summary>Builds the networks on <paramref name="device"/>, with weights from <paramref name="random"/>.</summary>
    /// <param name="architecture">The networks.</param>
    /// <param name="game">The losses and how the players are updated.</param>
    /// <param name="random">The initial weights are drawn from its <see cref="RandomStreams.Weights"/>.</param>
    /// <param name="device">Where the networks live.</param>
    /// <exception cref="ArgumentException">The objective measures distances between samples, or the identity loss is asked for between different shapes.</exception>
    public CycleModel(TranslationArchitecture architecture, CycleGame game, RandomStreams random, Device device)
    {
        if (game.Objective.MeasuresDistances)
        {
            throw new ArgumentException($"{game.Objective} measures distances between samples, but a critic here may score many patches of one sample; choose another objective.", nameof(game));
        }

        Architecture = architecture;
        this.game = game;
        identityWeight = game.IdentityWeightOf(architecture);
        Trained = new TranslationNetworks(architecture, random.Weights, device);
        using (var scratch = new torch.Generator(0, CPU)) (AverageAToB, AverageBToA) = (architecture.CreateAToB(scratch), architecture.CreateBToA(scratch));
        (poolA, poolB) = (new ImagePool(game.PoolSize, architecture.ShapeA), new ImagePool(game.PoolSize, architecture.ShapeB));
        foreach (var network in new nn.Module[] { AverageAToB, AverageBToA, poolA, poolB }) Placement.Move(network, device);
        foreach (var (source, average) in Averages)
        {
            Weights.Copy(source, average);
            average.Freeze();
        }

        Phases =
        [
            new Phase("Translators", [Trained.AToB, Trained.BToA], game.Translators, TranslatorsLoss),
            new Phase("Critics", [Trained.CriticA, Trained.CriticB], game.Critics, CriticsLoss),
        ];
    }

    /// <summary>The configuration of the networks.</summary>
    public TranslationArchitecture Architecture { get; }

    /// <summary>The networks being trained.</summary>
    public TranslationNetworks Trained { get; }

    /// <summary>The moving average of the translator from A to B; it equals the translator where the training's average has decay 0, as in the paper.</summary>
    public nn.Module<Tensor, Tensor> AverageAToB { get; }

    /// <summary>The moving average of the translator from B to A.</summary>
    public nn.Module<Tensor, Tensor> AverageBToA { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Phase> Phases { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, nn.Module Network)> Networks =>
        [.. Trained.Named, ("averageAToB", AverageAToB), ("averageBToA", AverageBToA), ("poolA", poolA), ("poolB", poolB)];

    /// <inheritdoc/>
    public override IReadOnlyList<(nn.Module Source, nn.Module Average)> Averages => [(Trained.AToB, AverageAToB), (Trained.BToA, AverageBToA)];

    /// <inheritdoc/>
    public override string Description => $"{Architecture}; {game}";

    /// <inheritdoc/>
    public override void Dispose()
    {
        exchange?.Dispose();
        base.Dispose();
    }

    private Tensor TranslatorsLoss(TrainingStep step)
    {
        var (g, f) = (Trained.AToB, Trained.BToA);
        var (a, b) = (step.NextBatch(0).Samples, step.NextBatch(1).Samples);
        var (fakeB, fakeA) = (g.call(a), f.call(b));
        var adversarial = GeneratorLoss(Trained.CriticB, b, fakeB) + GeneratorLoss(Trained.CriticA, a, fakeA);
        var (cycleA, cycleB) = (Error(f.call(fakeB), a), Error(g.call(fakeA), b));
        step.Report("CycleErrorA", cycleA);
        step.Report("CycleErrorB", cycleB);
        var loss = game.AdversarialWeight * adversarial + game.CycleWeightA * cycleA + game.CycleWeightB * cycleB;
        exchange?.Dispose();
        exchange = new Exchange(a, b, fakeA, fakeB);
        if (identityWeight == 0) return loss;

        var (identityA, identityB) = (Error(f.call(a), a), Error(g.call(b), b));
        step.Report("IdentityErrorA", identityA);
        step.Report("IdentityErrorB", identityB);
        return loss + identityWeight * (game.CycleWeightA * identityA + game.CycleWeightB * identityB);
    }

    // The critics see what the translators made before their step.
    private Tensor CriticsLoss(TrainingStep step)
    {
        using var made = exchange ?? throw new InvalidOperationException("The critics' phase takes what the translators' phase before it has made.");
        exchange = null;
        var random = step.Random.Regularization;
        return CriticLoss(Trained.CriticA, made.A, poolA.Exchange(made.FakeA, random), random) + CriticLoss(Trained.CriticB, made.B, poolB.Exchange(made.FakeB, random), random);
    }

    private Tensor GeneratorLoss(nn.Module<Tensor, Tensor> critic, Tensor real, Tensor fake) =>
        game.Objective.GeneratorLoss(new GeneratorBatch(Scores(critic, fake), new Lazy<Tensor>(() => Scores(critic, real))));

    private Tensor CriticLoss(nn.Module<Tensor, Tensor> critic, Tensor real, Tensor fake, torch.Generator random) =>
        game.Objective.CriticLoss(new CriticBatch(x => Scores(critic, x), real, fake, Scores(critic, real), Scores(critic, fake), random));

    // One score for each patch, so that the objective's mean is over patches too.
    private static Tensor Scores(nn.Module<Tensor, Tensor> critic, Tensor samples) => critic.call(samples).flatten();

    private static Tensor Error(Tensor found, Tensor wanted) => (found - wanted).abs().mean();

    /// <summary>The real and translated samples that one phase hands to the next, beyond the scope of its step.</summary>
    private sealed class Exchange(Tensor a, Tensor b, Tensor fakeA, Tensor fakeB) : IDisposable
    {
        public Tensor A { get; } = a.alias().DetachFromDisposeScope();

        public Tensor B { get; } = b.alias().DetachFromDisposeScope();

        public Tensor FakeA { get; } = fakeA.detach().DetachFromDisposeScope();

        public Tensor FakeB { get; } = fakeB.detach().DetachFromDisposeScope();

        public void Dispose()
        {
            foreach (var tensor in new[] { A, B, FakeA, FakeB }) tensor.Dispose();
        }
    }
}
