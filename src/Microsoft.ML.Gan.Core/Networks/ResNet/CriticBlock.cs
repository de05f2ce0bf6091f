using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>
/// conv(relu(norm(conv(relu(norm(x)))))) + x, with both branches mean-pooled (and the shortcut mapped by a 1x1 convolution)
/// where it halves the size or changes the width. The first of the two convolutions keeps the width.
/// </summary>
internal sealed class CriticBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> residual, shortcut;

    public CriticBlock(int channels, int outputChannels, Normalization normalization, bool downsample, bool spectral, torch.Generator random) : base(nameof(CriticBlock))
    {
        nn.Module<Tensor, Tensor>[] halve = downsample ? [nn.AvgPool2d(2)] : [];
        residual = nn.Sequential([
            .. normalization.Create(channels, random),
            new Rectifier(0),
            nn.Conv2d(channels, channels, 3, padding: 1).GlorotUniform(random, Math.Sqrt(2)).Normalized(spectral, random),
            .. normalization.Create(channels, random),
            new Rectifier(0),
            nn.Conv2d(channels, outputChannels, 3, padding: 1).GlorotUniform(random, Math.Sqrt(2)).Normalized(spectral, random),
            .. halve]);
        shortcut = downsample || channels != outputChannels
            ? nn.Sequential([nn.Conv2d(channels, outputChannels, 1).GlorotUniform(random).Normalized(spectral, random), .. halve])
            : nn.Identity();
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => residual.call(x) + shortcut.call(x);
}
