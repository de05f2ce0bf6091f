using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>Doubles the size: [N,C,H,W] to [N,K,2H,2W] by conv(relu(bn(conv(up(relu(bn(x))))))) + conv1x1(up(x)).</summary>
internal sealed class UpBlock : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly nn.Module<Tensor, Tensor?, Tensor> residual;
    private readonly nn.Module<Tensor, Tensor> shortcut;

    public UpBlock(int channels, int outputChannels, Func<int, IEnumerable<nn.Module>> normalize, torch.Generator random) : base(nameof(UpBlock))
    {
        residual = new ConditionalSequence([
            .. normalize(channels),
            nn.ReLU(),
            Double(),
            nn.Conv2d(channels, outputChannels, 3, padding: 1).GlorotUniform(random, Math.Sqrt(2)),
            .. normalize(outputChannels),
            nn.ReLU(),
            nn.Conv2d(outputChannels, outputChannels, 3, padding: 1).GlorotUniform(random, Math.Sqrt(2))]);
        shortcut = nn.Sequential(Double(), nn.Conv2d(channels, outputChannels, 1).GlorotUniform(random));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor? labels) => residual.call(x, labels) + shortcut.call(x);

    private static nn.Module<Tensor, Tensor> Double() => nn.Upsample(scale_factor: [2.0, 2.0], mode: UpsampleMode.Nearest);
}
