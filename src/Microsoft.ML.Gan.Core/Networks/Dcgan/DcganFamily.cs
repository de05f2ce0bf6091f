using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Dcgan;

/// <summary>
/// Radford et al., "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks" (2016), for any size
/// that doubling reaches: 5x5 convolutions of stride 2. Widths double towards the base grid up to a cap.
/// </summary>
/// <param name="Channels">Width at half the image size. Default 64; 16 to 32 keep a CPU busy enough.</param>
/// <param name="MaxChannels">Cap of the widths. Default 512.</param>
public sealed record DcganFamily(int Channels = 64, int MaxChannels = 512) : NetworkFamily
{
    /// <summary>Width at half the image size.</summary>
    public int Channels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Channels);

    /// <summary>Cap of the widths.</summary>
    public int MaxChannels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(MaxChannels);

    /// <summary>
    /// The networks of Su, "GAN-QP" (2018), for 128x128 and 256x256; at 512x512 they have half of the <see cref="Channels"/>. The critic has no biases, for a
    /// constant added to a potential changes nothing. Initial weights and normalisation are Keras's.
    /// </summary>
    public static DcganFamily GanQp { get; } = new(MaxChannels: 2048)
    {
        InitialWeights = WeightLaw.GlorotUniform, GeneratorNormalization = Normalization.KerasBatch, CriticNormalization = Normalization.KerasBatch, CriticBias = false, NormalizesUnits = true,
    };

    /// <summary>The law of the initial weights. Default: N(0, 0.02^2), DCGAN's.</summary>
    public WeightLaw InitialWeights { get; init => field = Require.Defined(value); }

    /// <summary>How the generator doubles a size. Default: by a transposed convolution.</summary>
    public UpMode UpMode { get; init => field = Require.Defined(value); }

    private const int Kernel = 5;

    /// <summary>Normalisation between the generator's layers. Default: batch.</summary>
    public Normalization GeneratorNormalization { get; init; } = Normalization.Batch;

    /// <summary>Whether the first of them normalises each unit of the base grid by itself, instead of each channel over the grid. Default false.</summary>
    public bool NormalizesUnits { get; init; }

    /// <summary>Normalisation between the critic's layers, the first excepted. Default: none, as a gradient penalty needs it.</summary>
    public Normalization CriticNormalization { get; init; } = Normalization.None;

    /// <summary>Whether the critic's layers have biases. Default true.</summary>
    public bool CriticBias { get; init; } = true;

    /// <summary>Whether every layer of the critic is spectrally normalised (Miyato et al., 2018). Default false.</summary>
    public bool SpectralCritic { get; init; }

    /// <inheritdoc/>
    public override bool CriticMixesSamples => CriticNormalization.MixesSamples;

    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultConditioning(int classCount) => SpectralCritic
        ? new Projection(classCount) { Input = GeneratorNormalization.MixesSamples ? new ClassNormalization() : new EmbeddedClass() }
        : base.DefaultConditioning(classCount);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) =>
        CreateGenerator(inputSize, shape, channels => GeneratorNormalization.Create(channels, random), random);

    internal override GeneratorNetwork CreateClassGenerator(int inputSize, SampleShape shape, int classCount, torch.Generator random) => GeneratorNormalization.MixesSamples
        ? CreateGenerator(inputSize, shape, channels => [new ConditionalBatchNormalization(channels, classCount)], random)
        : base.CreateClassGenerator(inputSize, shape, classCount, random);

    private SequentialGenerator CreateGenerator(int inputSize, SampleShape shape, Func<long, IEnumerable<nn.Module>> normalize, torch.Generator random)
    {
        var image = shape.AsImage(nameof(DcganFamily));
        var pyramid = ImagePyramid.Of(image);
        int channels = Width(pyramid.Levels - 1);
        long units = (long)channels * pyramid.BaseHeight * pyramid.BaseWidth;

        // Before the grid is laid out, every unit is a channel of one pixel.
        var grid = nn.Unflatten(1, [channels, pyramid.BaseHeight, pyramid.BaseWidth]);
        var layers = new List<nn.Module> { nn.Linear(inputSize, units).Initialized(InitialWeights, random) };
        layers.AddRange(NormalizesUnits ? [nn.Unflatten(1, [units, 1, 1]), .. normalize(units), nn.Flatten(), grid] : [grid, .. normalize(channels)]);
        for (int level = pyramid.Levels - 2; level >= -1; level--)
        {
            if (level < pyramid.Levels - 2) layers.AddRange(normalize(channels));
            layers.Add(nn.ReLU());
            int next = level < 0 ? image.Channels : Width(level);
            layers.AddRange(Double(channels, next, random));
            channels = next;
        }

        layers.Add(nn.Tanh());
        return new SequentialGenerator(layers);
    }

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var image = shape.AsImage(nameof(DcganFamily));
        var pyramid = ImagePyramid.Of(image);
        int channels = image.Channels;

        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (int level = 0; level < pyramid.Levels; level++)
        {
            layers.Add(nn.Conv2d(channels, Width(level), Kernel, stride: 2, padding: Kernel / 2, bias: CriticBias).Initialized(InitialWeights, random).Normalized(SpectralCritic, random));
            channels = Width(level);
            if (level > 0) layers.AddRange(CriticNormalization.Create(channels, random));
            layers.Add(new Rectifier(0.2));
        }

        layers.Add(nn.Flatten());
        long features = (long)channels * pyramid.BaseHeight * pyramid.BaseWidth;
        return new CriticBody(nn.Sequential(layers), features, (inputs, outputs, bias) => nn.Linear(inputs, outputs, bias && CriticBias).Initialized(InitialWeights, random).Normalized(SpectralCritic, random));
    }

    private nn.Module<Tensor, Tensor>[] Double(int channels, int outputs, torch.Generator random) => UpMode == UpMode.Transposed
        ? [nn.ConvTranspose2d(channels, outputs, Kernel, stride: 2, padding: Kernel / 2, output_padding: 1).Initialized(InitialWeights, random)]
        : [UpMode.Layer(), nn.Conv2d(channels, outputs, 3, padding: 1).Initialized(InitialWeights, random)];

    // Level 0 is half the image size, the last level is the base grid.
    private int Width(int level) => (int)Math.Min(MaxChannels, (long)Channels << level);
}
