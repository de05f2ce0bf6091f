using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>
/// Every channel of [N,C,H,W] convolved with [1,2,1] x [1,2,1] / 16, with zeros around the image. The kernel is symmetric, so the blur is its own adjoint:
/// its gradient is the blur of the gradient, and so on to any order. Autograd's own second derivative of a depthwise convolution goes channel by channel.
/// </summary>
internal sealed class Blur() : nn.Module<Tensor, Tensor>(nameof(Blur))
{
    public override Tensor forward(Tensor x) => SelfAdjoint.apply(x);

    /// <summary>The same by plain operations, which is the specification.</summary>
    public static Tensor Plain(Tensor x)
    {
        long channels = x.shape[1];
        var row = tensor(new[] { 0.25f, 0.5f, 0.25f }).to(x.dtype).to(x.device);
        return nn.functional.conv2d(x, row.outer(row).expand(channels, 1, 3, 3), padding: [1, 1], groups: channels);
    }

    private sealed class SelfAdjoint : autograd.SingleTensorFunction<SelfAdjoint>
    {
        public override string Name => nameof(Blur);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => Plain((Tensor)vars[0]);

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [apply(grad_output)];
    }
}
