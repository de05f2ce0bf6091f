using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>
/// The residual networks of Gulrajani et al., "Improved Training of Wasserstein GANs" (2017), for any size that doubling reaches:
/// pre-activation blocks, nearest-neighbour upsampling, mean-pool downsampling, He initialisation inside the blocks
/// and Glorot for first, last and shortcut layers. At 32x32 and 128 channels they are the paper's CIFAR-10 networks.
/// </summary>
/// <param name="Channels">Width of every block or, where they widen, of those next to the image. Default 128.</param>
public sealed record ResNetFamily(int Channels = 128) : NetworkFamily
{
    /// <summary>Width of every block or, where they widen, of those next to the image.</summary>
    public int Channels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Channels);

    /// <summary>The networks of SN-GAN: at 32x32 those of the paper, with a generator of 256 channels and a spectrally normalised critic of 128.</summary>
    public static ResNetFamily SnGan { get; } = new() { GeneratorChannels = 256, SpectralCritic = true, SumFeatures = true, ScoreBias = false };

    /// <summary>
    /// The networks of SN-GAN for 64x64, 128x128 and 256x256: 64 channels at the image's size, up to 1,024 at the base grid. They need a GPU; half or a quarter of
    /// the <see cref="Channels"/> and <see cref="GeneratorChannels"/> suit a CPU.
    /// </summary>
    public static ResNetFamily SnGanLarge { get; } = new(64) { SpectralCritic = true, SumFeatures = true, Widens = true };

    /// <summary>
    /// Whether the blocks widen towards the base grid, up to 16 times, as those of SN-GAN do for 64x64 (1, 2, 4, 8, 16), 128x128 (1, 2, 4, 8, 16, 16) and 256x256
    /// (1, 2, 4, 8, 8, 16, 16), and whatever doubles its base grid as often; other sizes are refused. Default false: they are all of one width.
    /// </summary>
    public bool Widens { get; init; }

    /// <summary>Width of the generator's blocks or, where they widen, of the one next to the image. Default: <see cref="Channels"/>.</summary>
    public int GeneratorChannels { get; init => field = Require.AtLeastOne(value); } = Channels;

    /// <summary>Whether the critic sums its features over the last grid, as SN-GAN's does, instead of averaging them. Default false.</summary>
    public bool SumFeatures { get; init; }

    /// <summary>Whether the critic's last layer has a bias, which SN-GAN's has not. Default true.</summary>
    public bool ScoreBias { get; init; } = true;

    /// <summary>Normalisation inside the critic's blocks. Default: none.</summary>
    public Normalization CriticNormalization { get; init; } = Normalization.None;

    /// <summary>Whether every layer of the critic is spectrally normalised (Miyato et al., 2018). Default false.</summary>
    public bool SpectralCritic { get; init; }

    /// <inheritdoc/>
    public override bool CriticMixesSamples => CriticNormalization.MixesSamples;

    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultConditioning(int classCount) => SpectralCritic ? new Projection(classCount) : base.DefaultConditioning(classCount);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) =>
        CreateGenerator(inputSize, shape, channels => Normalization.Batch.Create(channels, random), random);

    internal override GeneratorNetwork CreateClassGenerator(int inputSize, SampleShape shape, int classCount, torch.Generator random) =>
        CreateGenerator(inputSize, shape, channels => [new ConditionalBatchNormalization(channels, classCount)], random);

    // As in SN-GAN, the blocks see the class, if anything does; what follows them is normalised the same way for all.
    private SequentialGenerator CreateGenerator(int inputSize, SampleShape shape, Func<int, IEnumerable<nn.Module>> normalize, torch.Generator random)
    {
        var image = shape.AsImage(nameof(ResNetFamily));
        var pyramid = ImagePyramid.Of(image);
        var multiples = WidthsOf(pyramid).Multiples;
        int channels = GeneratorChannels * multiples[pyramid.Levels];

        var layers = new List<nn.Module>
        {
            nn.Linear(inputSize, (long)channels * pyramid.BaseHeight * pyramid.BaseWidth).GlorotUniform(random),
            nn.Unflatten(1, [channels, pyramid.BaseHeight, pyramid.BaseWidth]),
        };
        for (int level = pyramid.Levels - 1; level >= 0; level--)
        {
            int next = GeneratorChannels * multiples[level];
            layers.Add(new UpBlock(channels, next, normalize, random));
            channels = next;
        }

        layers.AddRange(Normalization.Batch.Create(channels, random));
        layers.Add(nn.ReLU());
        layers.Add(nn.Conv2d(channels, image.Channels, 3, padding: 1).GlorotUniform(random));
        layers.Add(nn.Tanh());
        return new SequentialGenerator(layers);
    }

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var image = shape.AsImage(nameof(ResNetFamily));
        var (multiples, halvings) = WidthsOf(ImagePyramid.Of(image));
        int channels = Channels;

        var layers = new List<nn.Module<Tensor, Tensor>> { new InputBlock(image.Channels, Channels, SpectralCritic, random) };
        for (int block = 1; block < multiples.Count; block++)
        {
            int next = Channels * multiples[block];
            layers.Add(new CriticBlock(channels, next, CriticNormalization, downsample: block < halvings, SpectralCritic, random));
            channels = next;
        }

        layers.Add(new Rectifier(0));
        layers.Add(new FeaturePool(SumFeatures));
        return new CriticBody(nn.Sequential(layers), channels, (outputs, bias) => nn.Linear(channels, outputs, bias && ScoreBias).GlorotUniform(random).Normalized(SpectralCritic, random));
    }

    private BlockWidths WidthsOf(ImagePyramid pyramid) => Widens ? BlockWidths.Widening(pyramid) : BlockWidths.Uniform(pyramid);
}
