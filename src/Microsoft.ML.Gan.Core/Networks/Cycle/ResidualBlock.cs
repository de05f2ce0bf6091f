using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Cycle;

/// <summary>x + norm(conv(pad(relu(norm(conv(pad(x))))))): 3x3 convolutions that keep the size, reflect padding, instance normalisation.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> residual;

    public ResidualBlock(int channels, torch.Generator random) : base(nameof(ResidualBlock))
    {
        residual = nn.Sequential(
            nn.ReflectionPad2d(1), nn.Conv2d(channels, channels, 3).Normal(0.02, random), nn.InstanceNorm2d(channels), nn.ReLU(),
            nn.ReflectionPad2d(1), nn.Conv2d(channels, channels, 3).Normal(0.02, random), nn.InstanceNorm2d(channels));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => x + residual.call(x);
}
