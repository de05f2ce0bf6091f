using Microsoft.ML;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
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
    private static readonly AdamSettings Fast = new(5e-4, 0.5, 0.99);

    public static IReadOnlyList<Entry> All { get; } =
    [
        new("WGAN-GP", (gan, set) => gan.WganGp(With(new WganGpTrainer.Options { Network = Small, CriticSteps = 3, LearningRate = 5e-4 }, set))),
        new("GAN-QP", (gan, set) => gan.GanQp(With(new GanQpTrainer.Options { Network = Normalized }, set))),
        Adversarial("SGAN", GanSystems.Sgan, Normalized),
        Adversarial("R1", GanSystems.R1 with { Game = GanSystems.R1.Game with { Critic = Fast, Generator = Fast } }, Small),
        Adversarial("PacGAN", GanSystems.Sgan.Packed(2), new PackedFamily(Normalized, 2)),
        Adversarial("LSGAN", GanSystems.Lsgan, Normalized),
        Adversarial("f-GAN (Pearson)", GanSystems.FGan(new PearsonChiSquared()), Normalized),
        Adversarial("WGAN", GanSystems.Wgan with { Game = GanSystems.Wgan.Game with { Critic = new RmsPropSettings(5e-4), Generator = new RmsPropSettings(5e-4), CriticSteps = new(5) } }, Normalized),
        Adversarial("WGAN-div", GanSystems.WganDiv with { Game = GanSystems.WganDiv.Game with { CriticSteps = new(3) } }, Small),
        Adversarial("SN-GAN", GanSystems.SnGan with { Game = GanSystems.SnGan.Game with { CriticSteps = new(2) } }, ResNetFamily.SnGan with { Channels = 24, GeneratorChannels = 32 }),
        new("StyleGAN", (gan, set) => gan.StyleGan(With(new StyleGanTrainer.Options { Network = new StyleFamily(512, 32) { StyleSize = 64, MappingLayers = 4 }, LatentSize = 64, LearningRate = 2e-3 }, set))),
        new("P2GAN", (gan, set) => gan.P2Gan(With(new P2GanTrainer.Options { Network = new PosteriorFamily(32) { Channels = 12 } }, set))),
    ];

    private static Entry Adversarial(string name, AdversarialSystem system, NetworkFamily network) =>
        new(name, (gan, set) => gan.Adversarial(With(new AdversarialTrainer.Options { System = system, Network = network }, set)));

    private static TOptions With<TOptions>(TOptions options, Action<GanOptions> set) where TOptions : GanOptions
    {
        set(options);
        return options;
    }
}
