using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>x [N,C,H,W] plus one map of noise [N,H*W] times a learned strength per channel, which is 0 at the start.</summary>
internal sealed class NoiseInjection : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Parameter strength;

    public NoiseInjection(long channels) : base(nameof(NoiseInjection))
    {
        strength = (Parameter)new Parameter(zeros(channels)).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor noise) => x + noise.reshape(x.shape[0], 1, x.shape[2], x.shape[3]) * strength.reshape(1, -1, 1, 1);
}
