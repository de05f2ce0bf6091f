using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>
/// The residual networks of Gulrajani et al., "Improved Training of Wasserstein GANs" (2017), for any size that doubling reaches:
/// pre-activation blocks of one width, nearest-neighbour upsampling, mean-pool downsampling, He initialisation inside the blocks
/// and Glorot for first, last and shortcut layers. At 32x32 and 128 channels they are the paper's CIFAR-10 networks.
/// </summary>
/// <param name="Channels">Width of every block. Default 128.</param>
public sealed record ResNetFamily(int Channels = 128) : NetworkFamily
{
    /// <summary>Width of every block.</summary>
    public int Channels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Channels);

    /// <summary>The networks of SN-GAN: at 32x32 those of the paper, with a generator of 256 channels and a spectrally normalised critic of 128.</summary>
    public static ResNetFamily SnGan { get; } = new() { GeneratorChannels = 256, SpectralCritic = true, SumFeatures = true, ScoreBias = false };

    /// <summary>Width of the generator's blocks. Default: <see cref="Channels"/>.</summary>
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
        CreateGenerator(inputSize, shape, () => Normalization.Batch.Create(GeneratorChannels, random), random);

    internal override GeneratorNetwork CreateClassGenerator(int inputSize, SampleShape shape, int classCount, torch.Generator random) =>
        CreateGenerator(inputSize, shape, () => [new ConditionalBatchNormalization(GeneratorChannels, classCount)], random);

    // As in SN-GAN, the blocks see the class, if anything does; what follows them is normalised the same way for all.
    private SequentialGenerator CreateGenerator(int inputSize, SampleShape shape, Func<IEnumerable<nn.Module>> normalize, torch.Generator random)
    {
        var image = shape.AsImage(nameof(ResNetFamily));
        var pyramid = ImagePyramid.Of(image);

        var layers = new List<nn.Module>
        {
            nn.Linear(inputSize, (long)GeneratorChannels * pyramid.BaseHeight * pyramid.BaseWidth).GlorotUniform(random),
            nn.Unflatten(1, [GeneratorChannels, pyramid.BaseHeight, pyramid.BaseWidth]),
        };
        for (int level = 0; level < pyramid.Levels; level++) layers.Add(new UpBlock(GeneratorChannels, normalize, random));
        layers.AddRange(Normalization.Batch.Create(GeneratorChannels, random));
        layers.Add(nn.ReLU());
        layers.Add(nn.Conv2d(GeneratorChannels, image.Channels, 3, padding: 1).GlorotUniform(random));
        layers.Add(nn.Tanh());
        return new SequentialGenerator(layers);
    }

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var image = shape.AsImage(nameof(ResNetFamily));
        int levels = ImagePyramid.Of(image).Levels;

        var layers = new List<nn.Module<Tensor, Tensor>> { new InputBlock(image.Channels, Channels, SpectralCritic, random) };
        // The paper halves 32x32 twice, to 8x8, and then keeps the size for two blocks.
        for (int level = 2; level < levels; level++) layers.Add(new CriticBlock(Channels, CriticNormalization, downsample: true, SpectralCritic, random));
        for (int i = 0; i < 2; i++) layers.Add(new CriticBlock(Channels, CriticNormalization, downsample: false, SpectralCritic, random));
        layers.Add(new Rectifier(0));
        layers.Add(new FeaturePool(SumFeatures));
        return new CriticBody(nn.Sequential(layers), Channels, (outputs, bias) => nn.Linear(Channels, outputs, bias && ScoreBias).GlorotUniform(random).Normalized(SpectralCritic, random));
    }
}
