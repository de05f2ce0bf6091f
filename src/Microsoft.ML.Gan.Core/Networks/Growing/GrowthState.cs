using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Growing;

/// <summary>The point a network has grown to, as buffers: so it is part of every checkpoint, average and saved model.</summary>
internal sealed class GrowthState : nn.Module
{
    private readonly Tensor level, alpha;

    public GrowthState(GrowthPoint start) : base(nameof(GrowthState))
    {
        level = tensor((long)start.Level).DetachFromDisposeScope();
        alpha = tensor((float)start.Alpha).DetachFromDisposeScope();
        RegisterComponents();
    }

    public GrowthPoint Point
    {
        get => new((int)level.item<long>(), alpha.item<float>());
        set
        {
            using var noGrad = no_grad();
            level.fill_(value.Level);
            alpha.fill_(value.Alpha);
        }
    }
}
