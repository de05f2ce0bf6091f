using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>The learned tensor [1,C,H,W], ones at the start, that every sample begins with; w [N,W] only says how many there are.</summary>
internal sealed class ConstantInput : nn.Module<Tensor, Tensor>
{
    private readonly Parameter constant;

    public ConstantInput(long channels, long height, long width) : base(nameof(ConstantInput))
    {
        constant = (Parameter)new Parameter(ones(1, channels, height, width)).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override Tensor forward(Tensor style) => constant.expand(style.shape[0], -1, -1, -1);
}
