using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>
/// The critic's first block, which halves the size: pool(conv(relu(conv(x)))) + conv1x1(pool(x)). It has no activation in front,
/// for that would cut off the negative half of the pixels.
/// </summary>
internal sealed class InputBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> residual, shortcut;

    public InputBlock(int inputChannels, int channels, bool spectral, torch.Generator random) : base(nameof(InputBlock))
    {
        residual = nn.Sequential(
            nn.Conv2d(inputChannels, channels, 3, padding: 1).GlorotUniform(random).Normalized(spectral, random),
            new Rectifier(0),
            nn.Conv2d(channels, channels, 3, padding: 1).GlorotUniform(random, Math.Sqrt(2)).Normalized(spectral, random),
            nn.AvgPool2d(2));
        shortcut = nn.Sequential(nn.AvgPool2d(2), nn.Conv2d(inputChannels, channels, 1).GlorotUniform(random).Normalized(spectral, random));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => residual.call(x) + shortcut.call(x);
}
