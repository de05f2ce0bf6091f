using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Cnn;

/// <summary>
/// The plain convolutional networks of Miyato et al., "Spectral Normalization for Generative Adversarial Networks" (2018), for any size that doubling reaches:
/// 4x4 convolutions of stride 2, between which the critic has 3x3 convolutions that keep the size; weights N(0, 0.02^2). Widths double towards the base grid up to a cap.
/// </summary>
/// <param name="Channels">Width at the image's size. Default 64; 16 to 32 keep a CPU busy enough.</param>
/// <param name="MaxChannels">Cap of the widths. Default 512.</param>
public sealed record CnnFamily(int Channels = 64, int MaxChannels = 512) : NetworkFamily
{
    private const double InitialDeviation = 0.02, Slope = 0.1;

    /// <summary>Width at the image's size.</summary>
    public int Channels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Channels);

    /// <summary>Cap of the widths.</summary>
    public int MaxChannels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(MaxChannels);

    /// <summary>The paper's networks, whose critic is spectrally normalised: the smaller choice for SN-GAN, <c>GanSystems.SnGan with { ImageNetwork = CnnFamily.SnGan }</c>.</summary>
    public static CnnFamily SnGan { get; } = new() { SpectralCritic = true };

    /// <summary>Whether every layer of the critic is spectrally normalised. Default false.</summary>
    public bool SpectralCritic { get; init; }

    /// <inheritdoc/>
    public override bool CriticMixesSamples => false;

    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultConditioning(int classCount) => SpectralCritic ? new Projection(classCount) : base.DefaultConditioning(classCount);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) =>
        CreateGenerator(inputSize, shape, channels => Normalization.Batch.Create(channels, random), random);

    internal override GeneratorNetwork CreateClassGenerator(int inputSize, SampleShape shape, int classCount, torch.Generator random) =>
        CreateGenerator(inputSize, shape, channels => [new ConditionalBatchNormalization(channels, classCount)], random);

    private SequentialGenerator CreateGenerator(int inputSize, SampleShape shape, Func<int, IEnumerable<nn.Module>> normalize, torch.Generator random)
    {
        var image = shape.AsImage(nameof(CnnFamily));
        var pyramid = ImagePyramid.Of(image);
        int channels = Width(pyramid.Levels);

        var layers = new List<nn.Module>
        {
            nn.Linear(inputSize, (long)channels * pyramid.BaseHeight * pyramid.BaseWidth).Normal(InitialDeviation, random),
            nn.Unflatten(1, [channels, pyramid.BaseHeight, pyramid.BaseWidth]),
        };
        for (int level = pyramid.Levels - 1; level >= 0; level--)
        {
            layers.Add(nn.ConvTranspose2d(channels, Width(level), 4, stride: 2, padding: 1).Normal(InitialDeviation, random));
            channels = Width(level);
            layers.AddRange([.. normalize(channels), nn.ReLU()]);
        }

        layers.Add(nn.Conv2d(channels, image.Channels, 3, padding: 1).Normal(InitialDeviation, random));
        layers.Add(nn.Tanh());
        return new SequentialGenerator(layers);
    }

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var image = shape.AsImage(nameof(CnnFamily));
        var pyramid = ImagePyramid.Of(image);
        int channels = image.Channels;
        var layers = new List<nn.Module<Tensor, Tensor>>();
        void Convolve(int outputs, int kernel, int stride)
        {
            layers.Add(nn.Conv2d(channels, outputs, kernel, stride: stride, padding: 1).Normal(InitialDeviation, random).Normalized(SpectralCritic, random));
            layers.Add(new Rectifier(Slope));
            channels = outputs;
        }

        for (int level = 0; level < pyramid.Levels; level++)
        {
            Convolve(Width(level), kernel: 3, stride: 1);
            Convolve(Width(level), kernel: 4, stride: 2);
        }

        Convolve(Width(pyramid.Levels), kernel: 3, stride: 1);
        layers.Add(nn.Flatten());
        long features = (long)channels * pyramid.BaseHeight * pyramid.BaseWidth;
        return new CriticBody(nn.Sequential(layers), features, (inputs, outputs, bias) => nn.Linear(inputs, outputs, bias).Normal(InitialDeviation, random).Normalized(SpectralCritic, random));
    }

    // Level 0 is the image's size, the last level is the base grid.
    private int Width(int level) => (int)Math.Min(MaxChannels, (long)Channels << level);
}
