using Microsoft.ML;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Cnn;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Objectives.FDivergences;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Gan.Training;

namespace ContactSheet;

/// <summary>A system on the sheet, with networks that a CPU trains in minutes and otherwise as its trainer is.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Create">Its trainer, with options that the sheet sets.</param>
internal sealed record Entry(string Name, Func<GanCatalog, Action<GanOptions>, IEstimator<GanTransformer>> Create)
{
    private static readonly DcganFamily Small = new(Channels: 16), Normalized = Small with { CriticNormalization = Normalization.Batch };

    // Networks a quarter as wide as the authors', and a training as short as this one, take steps that are larger than theirs.
    private static readonly AdamSettings Fast = new(5e-4, 0.5, 0.99), FastNormalized = new(1e-3, 0.5, 0.999), FastWasserstein = new(5e-4, 0, 0.9);

    public static IReadOnlyList<Entry> All { get; } =
    [
        new("WGAN-GP", (gan, set) => gan.WganGp(With(new WganGpTrainer.Options { Network = Small, CriticSteps = 3, LearningRate = 5e-4 }, set))),
        new("GAN-QP", (gan, set) => gan.GanQp(With(new GanQpTrainer.Options { Network = DcganFamily.GanQp with { Channels = 16 }, LearningRate = 1e-3 }, set))),
        Adversarial("SGAN", Stepping(GanSystems.Sgan, FastNormalized), Normalized),
        Adversarial("R1", Stepping(GanSystems.R1, Fast), Small),
        Adversarial("PacGAN", Stepping(GanSystems.Sgan.Packed(2), FastNormalized), new PackedFamily(Normalized, 2)),
        Adversarial("LSGAN", Stepping(GanSystems.Lsgan, FastNormalized), Normalized),
        Adversarial("f-GAN (Pearson)", Stepping(GanSystems.FGan(new PearsonChiSquared()), FastNormalized), Normalized),
        Adversarial("WGAN", Stepping(GanSystems.Wgan, new RmsPropSettings(5e-4), criticSteps: 5), Normalized),
        Adversarial("WGAN-div", Stepping(GanSystems.WganDiv, FastWasserstein, criticSteps: 3), Small),
        Adversarial("SN-GAN", Stepping(GanSystems.SnGan, GanSystems.SnGan.Game.Critic, criticSteps: 2), CnnFamily.SnGan with { Channels = 16 }),
        new("StyleGAN", (gan, set) => gan.StyleGan(With(new StyleGanTrainer.Options { Network = new StyleFamily(512, 32) { StyleSize = 64, MappingLayers = 4 }, LatentSize = 64, LearningRate = 5e-3 }, set))),
        new("P2GAN", (gan, set) => gan.P2Gan(With(new P2GanTrainer.Options { Network = new PosteriorFamily(32) { Channels = 12 } }, set))),
    ];

    private static AdversarialSystem Stepping(AdversarialSystem system, OptimizerSettings optimizer, int criticSteps = 1) =>
        system with { Game = system.Game with { Critic = optimizer, Generator = optimizer, CriticSteps = new(criticSteps) } };

    private static Entry Adversarial(string name, AdversarialSystem system, NetworkFamily network) =>
        new(name, (gan, set) => gan.Adversarial(With(new AdversarialTrainer.Options { System = system, Network = network }, set)));

    private static TOptions With<TOptions>(TOptions options, Action<GanOptions> set) where TOptions : GanOptions
    {
        set(options);
        return options;
    }
}
