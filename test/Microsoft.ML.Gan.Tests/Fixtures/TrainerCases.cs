using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Objectives.FDivergences;
using Microsoft.ML.Gan.Trainers;
using Own;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>All trainers with small networks of the kind that each comes with: what holds for one is tested for all.</summary>
internal static class TrainerCases
{
    private static readonly DcganFamily Dcgan = new(4, 8), NormalizedDcgan = Dcgan with { CriticNormalization = Normalization.Batch };
    private static readonly MlpFamily Mlp = new(8, 1);
    private static readonly PosteriorFamily Posterior = new(CodeSize: 3) { Channels = 4, Units = 8, Layers = 1 };
    private static readonly StyleFamily Style = new(FeatureMapBase: 32, FeatureMapMax: 4) { StyleSize = 8, MappingLayers = 2 };

    private delegate GanTrainer Creation(GanCatalog gan, Action<GanOptions> change);

    private static readonly Dictionary<string, (Creation Create, NetworkFamily Images, NetworkFamily? Vectors)> Cases = new()
    {
        ["WganGp"] = ((gan, change) => gan.WganGp(Changed(new WganGpTrainer.Options { CriticSteps = 2 }, change)), Dcgan, Mlp),
        ["GanQp"] = (GanQp(PotentialForm.Unary), NormalizedDcgan, Mlp),
        ["GanQp, all pairs"] = (GanQp(PotentialForm.UnaryAllPairs), NormalizedDcgan, Mlp),
        ["GanQp, binary"] = (GanQp(PotentialForm.Binary), new PackedFamily(NormalizedDcgan, 2), new PackedFamily(Mlp, 2)),
        ["Sgan"] = (Adversarial(GanSystems.Sgan), NormalizedDcgan, Mlp),
        ["R1"] = (Adversarial(GanSystems.R1), Dcgan, Mlp),
        ["PacGan"] = (Adversarial(GanSystems.Sgan.Packed(2)), new PackedFamily(NormalizedDcgan, 2), new PackedFamily(Mlp, 2)),
        ["Lsgan"] = (Adversarial(GanSystems.Lsgan), NormalizedDcgan, Mlp),
        ["FGan"] = (Adversarial(GanSystems.FGan(new PearsonChiSquared())), NormalizedDcgan, Mlp),
        ["Wgan"] = (Adversarial(GanSystems.Wgan with { Game = GanSystems.Wgan.Game with { CriticSteps = new(2) } }), NormalizedDcgan, Mlp),
        ["WganDiv"] = (Adversarial(GanSystems.WganDiv), Dcgan, Mlp),
        ["SnGan"] = (Adversarial(GanSystems.SnGan), ResNetFamily.SnGan with { Channels = 4, GeneratorChannels = 4 }, Mlp with { SpectralCritic = true }),
        ["StyleGan"] = (StyleGan(nonSaturating: false), Style, null),
        ["StyleGan, R1"] = (StyleGan(nonSaturating: true), Style with { Growth = new ProgressiveGrowth(PhaseImages: 4, StartLevel: 0) }, null),
        ["P2Gan"] = (P2Gan(drawFromPrior: false), Posterior, Posterior),
        ["P2Gan, prior"] = (P2Gan(drawFromPrior: true), Posterior, Posterior),
        ["Custom"] = (Adversarial(GanSystems.Sgan), new OwnNetworks(6), new OwnNetworks(6)),
    };

    public static IEnumerable<object[]> Names => Cases.Keys.Select(name => new object[] { name });

    /// <summary>Each with the shapes of pictures that it must take.</summary>
    public static IEnumerable<object[]> NamesAndShapes => from name in Cases.Keys from shape in Tiny.Shapes select new object[] { name, shape.Height, shape.Width, shape.Colour };

    /// <summary>Those that take vectors too.</summary>
    public static IEnumerable<object[]> NamesForVectors => Cases.Keys.Where(TakesVectors).Select(name => new object[] { name });

    /// <summary>Those that take vectors, with conditions beside them.</summary>
    public static IEnumerable<object[]> NamesForConditions => Cases.Keys.Where(name => TakesVectors(name) && !name.StartsWith("P2Gan", StringComparison.Ordinal)).Select(name => new object[] { name });

    public static bool TakesVectors(string name) => Cases[name].Vectors is not null;

    /// <summary>For columns of vectors.</summary>
    public static GanTrainer OfVectors(string name, MLContext context, Action<GanOptions>? change = null) =>
        Create(name, context, Cases[name].Vectors!, change, options => (options.BatchSize, options.Iterations) = (8, 3));

    /// <summary>For columns of images.</summary>
    public static GanTrainer OfImages(string name, MLContext context, Action<GanOptions>? change = null) =>
        Create(name, context, Cases[name].Images, change, options => (options.BatchSize, options.Iterations) = (4, 2));

    /// <summary>For vectors where it takes them, else for images; with data for it.</summary>
    public static (GanTrainer Trainer, IDataView Data) OfEither(string name, MLContext context, Action<GanOptions>? change = null) => TakesVectors(name)
        ? (OfVectors(name, context, change), context.Points())
        : (OfImages(name, context, change), context.Pictures(8, 8, colour: false));

    private static GanTrainer Create(string name, MLContext context, NetworkFamily network, Action<GanOptions>? change, Action<GanOptions> size) => Cases[name].Create(context.Gan(), options =>
    {
        (options.Network, options.LatentSize, options.ReportEvery) = (network, 4, 1);
        size(options);
        change?.Invoke(options);
    });

    private static Creation GanQp(PotentialForm form) => (gan, change) => gan.GanQp(Changed(new GanQpTrainer.Options { Form = form }, change));

    private static Creation Adversarial(AdversarialSystem system) => (gan, change) => gan.Adversarial(Changed(new AdversarialTrainer.Options { System = system }, change));

    private static Creation StyleGan(bool nonSaturating) => (gan, change) => gan.StyleGan(Changed(new StyleGanTrainer.Options { NonSaturating = nonSaturating, Truncation = new() }, change));

    private static Creation P2Gan(bool drawFromPrior) => (gan, change) => gan.P2Gan(Changed(new P2GanTrainer.Options { DrawFromPrior = drawFromPrior }, change));

    private static TOptions Changed<TOptions>(TOptions options, Action<GanOptions> change) where TOptions : GanOptions
    {
        change(options);
        return options;
    }
}
