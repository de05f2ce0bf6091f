using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>
/// The residual networks of Gulrajani et al., "Improved Training of Wasserstein GANs" (2017), for any size that doubling reaches:
/// pre-activation blocks, nearest-neighbour upsampling, mean-pool downsampling, Glorot's uniform initialisation with a gain of sqrt 2 (He's scale) inside the
/// blocks and of 1 for first, last and shortcut layers. At 32x32 and 128 channels they are the paper's CIFAR-10 networks.
/// </summary>
/// <param name="Channels">Width of every block or, where they widen, of those next to the image. Default 128.</param>
public sealed record ResNetFamily(int Channels = 128) : NetworkFamily
{
    /// <summary>Width of every block or, where they widen, of those next to the image.</summary>
    public int Channels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Channels);

    /// <summary>The networks of SN-GAN: at 32x32 those of the paper, with a generator of 256 channels and a spectrally normalised critic of 128.</summary>
    public static ResNetFamily SnGan { get; } = new() { GeneratorChannels = 256, SpectralCritic = true, Pooling = FeaturePooling.Sum, ScoreBias = false };

    /// <summary>
    /// The networks of SN-GAN for 64x64, 128x128 and 256x256: 64 channels at the image's size, up to 1,024 at the base grid. They need a GPU; half or a quarter of
    /// the <see cref="Channels"/> and <see cref="GeneratorChannels"/> suit a CPU.
    /// </summary>
    public static ResNetFamily SnGanLarge { get; } = new(64) { SpectralCritic = true, Pooling = FeaturePooling.Sum, Widths = BlockWidths.SnGan };

    /// <summary>
    /// The networks of WGAN-GP for 64x64 ("good" in its code), and for other sizes after the same rule: 64 channels at the image's size, twice as many at half of it, up
    /// to 512. They need a GPU; half or a quarter of the <see cref="Channels"/> and <see cref="GeneratorChannels"/> suit a CPU.
    /// </summary>
    public static ResNetFamily WganGpLarge { get; } = new(64)
    {
        Widths = BlockWidths.Doubling(), CriticNormalization = Normalization.Layer, HalvesInput = false, Pooling = FeaturePooling.None,
    };

    /// <summary>How wide the blocks are, as multiples of <see cref="Channels"/> and <see cref="GeneratorChannels"/>. Default: all of one width.</summary>
    public BlockWidths Widths { get; init; } = BlockWidths.Uniform;

    /// <summary>Whether the critic begins with a residual block that halves the size, or with one 3x3 convolution that keeps it. Default true.</summary>
    public bool HalvesInput { get; init; } = true;

    /// <summary>Width of the generator's blocks or, where they widen, of the one next to the image. Default: <see cref="Channels"/>.</summary>
    public int GeneratorChannels { get; init => field = Require.AtLeastOne(value); } = Channels;

    /// <summary>What the critic's last layer sees of the last grid. Default: its mean; SN-GAN's sees the sum.</summary>
    public FeaturePooling Pooling { get; init => field = Require.Defined(value); }

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
        var multiples = Widths.Of(pyramid).Multiples;
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
        var (multiples, halvings) = Widths.Of(ImagePyramid.Of(image));
        int channels = Channels, halved = HalvesInput ? 1 : 0;

        var layers = new List<nn.Module<Tensor, Tensor>> { CreateInput(image.Channels, random) };
        for (int block = 1; block < multiples.Count; block++)
        {
            int next = Channels * multiples[block];
            bool halves = halved < halvings;
            layers.Add(new CriticBlock(channels, next, CriticNormalization, halves, SpectralCritic, random));
            channels = next;
            if (halves) halved++;
        }

        layers.AddRange(Pooling == FeaturePooling.None ? [nn.Flatten()] : [new Rectifier(0), new FeaturePool(Pooling == FeaturePooling.Sum)]);
        long features = Pooling == FeaturePooling.None ? (long)channels * (image.Height >> halved) * (image.Width >> halved) : channels;
        return new CriticBody(nn.Sequential(layers), features, (inputs, outputs, bias) => nn.Linear(inputs, outputs, bias && ScoreBias).GlorotUniform(random).Normalized(SpectralCritic, random));
    }

    private nn.Module<Tensor, Tensor> CreateInput(int imageChannels, torch.Generator random) => HalvesInput
        ? new InputBlock(imageChannels, Channels, SpectralCritic, random)
        : nn.Conv2d(imageChannels, Channels, 3, padding: 1).GlorotUniform(random).Normalized(SpectralCritic, random);
}
