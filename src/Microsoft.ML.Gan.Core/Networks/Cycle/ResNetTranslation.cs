using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Cycle;

/// <summary>
/// The networks of Zhu et al., "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks" (2017). The translator (after Johnson
/// et al., 2016) halves the image twice, passes it through residual blocks and doubles it twice; the critic (PatchGAN, Isola et al., 2017) scores
/// overlapping patches: [N,C,H,W] to [N,1,h,w]. Weights N(0, 0.02^2), instance normalisation without gain and bias.
/// </summary>
/// <param name="Channels">Width at full size, and of the critic's first layer. Default 64; 16 to 32 keep a CPU busy enough.</param>
public sealed record ResNetTranslation(int Channels = 64) : TranslationFamily
{
    // At a quarter of it, the residual blocks' size, an instance needs more than one pixel to be normalised.
    private const int MinSide = 8;

    /// <summary>Width at full size.</summary>
    public int Channels { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Channels);

    /// <summary>Residual blocks, at least 1. Default null: 9 from 256 pixels a side on, 6 below.</summary>
    public int? Blocks { get; init => field = value is { } count ? Require.AtLeastOne(count) : null; }

    /// <summary>How the translator doubles a size. Default: by a transposed convolution, as in the paper.</summary>
    public UpMode UpMode { get; init => field = Require.Defined(value); }

    /// <summary>
    /// Convolutions of stride 2 in the critic, at least 1: with 1, 2, 3, 4 of them a score sees 16, 34, 70, 142 pixels a side. Default null: 3, and
    /// fewer for images smaller than 64 pixels a side (2 from 32 on, else 1).
    /// </summary>
    public int? CriticLayers { get; init => field = value is { } count ? Require.AtLeastOne(count) : null; }

    /// <inheritdoc/>
    public override string? Obstacle(SampleShape a, SampleShape b)
    {
        bool fit = a is ImageShape x && b is ImageShape y && (x.Height, x.Width) == (y.Height, y.Width)
            && x.Height % 4 == 0 && x.Width % 4 == 0 && Math.Min(x.Height, x.Width) >= MinSide;
        if (!fit)
        {
            return $"{nameof(ResNetTranslation)} translates between images (channels x height x width) of one height and width, both multiples of 4 and at least {MinSide}, "
                + $"but the samples are {a} and {b}.";
        }

        return Side(a) >> HalvingsOfCritic(a) >= 3
            ? null : $"Images of {a} are too small for {nameof(CriticLayers)} of {CriticLayers}: halved so often, at least 3 pixels a side must be left.";
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTranslator(SampleShape from, SampleShape to, torch.Generator random)
    {
        Check(from, to);
        var (input, output) = ((ImageShape)from, (ImageShape)to);
        int blocks = Blocks ?? (Side(input) >= 256 ? 9 : 6);
        return nn.Sequential([
            nn.ReflectionPad2d(3), nn.Conv2d(input.Channels, Channels, 7).Normal(0.02, random), nn.InstanceNorm2d(Channels), nn.ReLU(),
            .. Halve(Channels, random),
            .. Halve(2 * Channels, random),
            .. Enumerable.Range(0, blocks).Select(_ => new ResidualBlock(4 * Channels, random)),
            .. Double(4 * Channels, random),
            .. Double(2 * Channels, random),
            nn.ReflectionPad2d(3), nn.Conv2d(Channels, output.Channels, 7).Normal(0.02, random), nn.Tanh()]);
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateCritic(SampleShape shape, torch.Generator random)
    {
        Check(shape, shape);
        int layers = HalvingsOfCritic(shape);
        var result = new List<nn.Module<Tensor, Tensor>> { PatchConvolution(((ImageShape)shape).Channels, Channels, 2, random), nn.LeakyReLU(0.2) };
        for (int layer = 1; layer <= layers; layer++)
        {
            // Widths double up to eight times the first; the last of these layers keeps the size.
            int channels = CriticWidth(layer);
            result.AddRange([
                PatchConvolution(CriticWidth(layer - 1), channels, layer < layers ? 2 : 1, random), nn.InstanceNorm2d(channels), nn.LeakyReLU(0.2)]);
        }

        result.Add(PatchConvolution(CriticWidth(layers), 1, 1, random));
        return nn.Sequential(result);
    }

    private static int Side(SampleShape image) => (int)Math.Min(image.Dimensions[1], image.Dimensions[2]);

    private int HalvingsOfCritic(SampleShape image) => CriticLayers ?? Math.Clamp(BitOperations.Log2((uint)Side(image)) - 3, 1, 3);

    private int CriticWidth(int layer) => Channels << Math.Min(layer, 3);

    private static nn.Module<Tensor, Tensor>[] Halve(int channels, torch.Generator random) =>
        [nn.Conv2d(channels, 2 * channels, 3, stride: 2, padding: 1).Normal(0.02, random), nn.InstanceNorm2d(2 * channels), nn.ReLU()];

    private nn.Module<Tensor, Tensor>[] Double(int channels, torch.Generator random)
    {
        int half = channels / 2;
        nn.Module<Tensor, Tensor>[] larger = UpMode == UpMode.Transposed
            ? [nn.ConvTranspose2d(channels, half, 3, stride: 2, padding: 1, output_padding: 1).Normal(0.02, random)]
            : [UpMode.Layer(), nn.ReflectionPad2d(1), nn.Conv2d(channels, half, 3).Normal(0.02, random)];
        return [.. larger, nn.InstanceNorm2d(half), nn.ReLU()];
    }

    private static nn.Module<Tensor, Tensor> PatchConvolution(int inputChannels, int channels, int stride, torch.Generator random) =>
        nn.Conv2d(inputChannels, channels, 4, stride: stride, padding: 1).Normal(0.02, random);
}
