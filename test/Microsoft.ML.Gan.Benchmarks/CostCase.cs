using System.Diagnostics;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Objectives.FDivergences;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Benchmarks;

/// <summary>A training of one system as its trainer sets it up, on random pictures, an iteration at a time.</summary>
internal sealed class CostCase : IDisposable
{
    private const int Rows = 64, LatentSize = 128;
    private readonly RandomStreams random = new(1);
    private readonly Dataset[] data;
    private readonly GanModel model;
    private readonly TrainingLoop loop;

    private CostCase(string name, int domains, int size, int batchSize, int imagesPerIteration, Func<RandomStreams, GanModel> create)
    {
        (Name, ImagesPerIteration) = (name, imagesPerIteration);
        data = [.. Enumerable.Range(0, domains).Select(_ => new Dataset(randint(256, [Rows, 3, size, size], dtype: ScalarType.Byte).DetachFromDisposeScope()))];
        model = create(random);
        loop = new TrainingLoop(model, data, new() { Iterations = long.MaxValue, ReportEvery = 1, BatchSize = batchSize }, random, CPU);
    }

    public string Name { get; }

    /// <summary>Real images that the critics are shown in an iteration.</summary>
    public int ImagesPerIteration { get; }

    /// <summary>What all others are measured against.</summary>
    public static CostCase WganGp(int size, int batchSize) => Of("WGAN-GP", GanSystems.WganGp, size, batchSize);

    /// <summary>Every other system with its own networks; of those that differ in a scalar function only, one.</summary>
    public static IEnumerable<Func<CostCase>> Others(int size, int batchSize) =>
    [
        () => Of("GAN-QP", GanSystems.GanQp, size, batchSize),
        () => Of("SGAN", GanSystems.Sgan, size, batchSize),
        () => Of("R1", GanSystems.R1, size, batchSize),
        () => Of("PacGAN", GanSystems.Sgan.Packed(2), size, batchSize),
        () => Of("LSGAN", GanSystems.Lsgan, size, batchSize),
        () => Of("f-GAN", GanSystems.FGan(new KullbackLeibler()), size, batchSize),
        // An ordinary iteration: a hundred critic steps come in few of them.
        () => Of("WGAN", GanSystems.Wgan with { Game = GanSystems.Wgan.Game with { CriticSteps = new(GanSystems.Wgan.Game.CriticSteps.Steps) } }, size, batchSize),
        () => Of("WGAN-div", GanSystems.WganDiv, size, batchSize),
        () => Of("SN-GAN", GanSystems.SnGan, size, batchSize),
        () => Of("StyleGAN", GanSystems.StyleGan, size, batchSize, latentSize: 512),
        () => Of("P2GAN", GanSystems.P2Gan, GanSystems.P2Gan.Game.CriticSteps.Steps, size, batchSize),
        () => CycleGan(size),
    ];

    /// <summary>Seconds of one iteration.</summary>
    public double Turn()
    {
        using var turn = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        loop.Run(_ => turn.Cancel(), turn.Token);
        return clock.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        loop.Dispose();
        model.Dispose();
        foreach (var domain in data) domain.Dispose();
        random.Dispose();
    }

    private static CostCase Of(string name, AdversarialSystem system, int size, int batchSize, int latentSize = LatentSize) =>
        Of(name, system, system.Game.CriticSteps.Steps, size, batchSize, latentSize);

    private static CostCase Of(string name, GanSystem system, int criticSteps, int size, int batchSize, int latentSize = LatentSize)
    {
        var architecture = new GanArchitecture(new ImageShape(3, size, size), latentSize, system.ImageNetwork, new Unconditional());
        return new(name, 1, size, batchSize, batchSize * criticSteps, random => system.CreateModel(architecture, random, CPU));
    }

    // A batch of one picture of each domain.
    private static CostCase CycleGan(int size)
    {
        var shape = new ImageShape(3, size, size);
        return new("CycleGAN", 2, size, batchSize: 1, imagesPerIteration: 2, random => new CycleModel(new TranslationArchitecture(shape, shape, new ResNetTranslation()), new CycleGame(), random, CPU));
    }
}
