using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Training;
using TorchSharp;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// All that tells one way to train a generator from another: what the networks play, and the networks and learning rates that its authors play it with.
/// <see cref="GanSystems"/> has those of the literature.
/// </summary>
public abstract record GanSystem
{
    // What a system trains is made by its model, and all models that there are can be named.
    private protected GanSystem()
    {
    }

    /// <summary>The networks for images. Default: <see cref="DcganFamily"/>.</summary>
    public NetworkFamily ImageNetwork { get; init; } = new DcganFamily();

    /// <summary>The networks for vectors. Default: <see cref="MlpFamily"/>.</summary>
    public NetworkFamily VectorNetwork { get; init; } = new MlpFamily();

    /// <summary>The factor on the learning rates over a training. Default: constant.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantRate();

    /// <summary>Critic steps before each generator step.</summary>
    public abstract CriticSchedule CriticSteps { get; }

    /// <summary>What is trained, with networks as <paramref name="architecture"/> says.</summary>
    /// <param name="architecture">The networks; they may be others than the system's own.</param>
    /// <param name="random">The initial weights are drawn from its <see cref="RandomStreams.Weights"/>.</param>
    /// <param name="device">Where the networks live.</param>
    /// <exception cref="ArgumentException">There is an <see cref="Objection"/> to the networks.</exception>
    public abstract GenerativeModel CreateModel(GanArchitecture architecture, RandomStreams random, torch.Device device);

    /// <summary>Why the system cannot train networks of a family on batches of a size; null where it can.</summary>
    public abstract string? Objection(NetworkFamily family, int batchSize);
}

/// <summary>P2GAN with the networks that go with it.</summary>
/// <param name="Game">How the players are updated.</param>
public sealed record PosteriorSystem(PosteriorGame Game) : GanSystem
{
    /// <inheritdoc/>
    public override CriticSchedule CriticSteps => Game.CriticSteps;

    /// <inheritdoc/>
    public override GenerativeModel CreateModel(GanArchitecture architecture, RandomStreams random, torch.Device device) =>
        new PosteriorModel(architecture, Game, random, device);

    /// <inheritdoc/>
    public override string? Objection(NetworkFamily family, int batchSize) =>
        family is PosteriorFamily ? null : $"P2GAN's critic gives laws of codes, which that of {family} does not; use a {nameof(PosteriorFamily)}.";
}

/// <summary>A game of two players with the networks that go with it.</summary>
/// <param name="Game">The losses and how the players are updated.</param>
public sealed record AdversarialSystem(AdversarialGame Game) : GanSystem
{
    /// <inheritdoc/>
    public override CriticSchedule CriticSteps => Game.CriticSteps;

    /// <summary>The same system with a critic that scores packs of <paramref name="samples"/>, which counters the loss of modes (<see cref="PackedFamily"/>).</summary>
    /// <param name="samples">m, at least 1; the batch size must be a multiple of it.</param>
    public AdversarialSystem Packed(int samples) =>
        this with { ImageNetwork = new PackedFamily(ImageNetwork, samples), VectorNetwork = new PackedFamily(VectorNetwork, samples) };

    /// <summary>The same system with a critic that also sees how much samples differ from each other (<see cref="MinibatchDeviationFamily"/>).</summary>
    /// <param name="groupSize">Samples in a group, at least 1; the batch size must be a multiple of it, or smaller. Default 4.</param>
    public AdversarialSystem WithMinibatchDeviation(int groupSize = 4) => this with
    {
        ImageNetwork = new MinibatchDeviationFamily(ImageNetwork, groupSize), VectorNetwork = new MinibatchDeviationFamily(VectorNetwork, groupSize),
    };

    /// <inheritdoc/>
    public override GenerativeModel CreateModel(GanArchitecture architecture, RandomStreams random, torch.Device device) =>
        new AdversarialModel(architecture, Game, random, device);

    /// <inheritdoc/>
    public override string? Objection(NetworkFamily family, int batchSize)
    {
        if (Game.Objection(family) is { } objection) return objection;
        // Pairs that are compared are made of two batches.
        int batches = Game.Objective.ComparesSamples ? family.SamplesPerScore : 1;
        return family.Growing.BatchSizes(batchSize).SelectMany(size => new[] { size, Game.GeneratorBatchFactor * size }).Select(size => family.ObjectionToBatch(batches * size)).FirstOrDefault(objection => objection is not null);
    }
}
