using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>
/// ReLU (slope 0) or leaky ReLU for critics that are differentiated twice: x [N,...] times its slope at x, a constant to autograd.
/// Values and gradients are those of the built-in layers, bit for bit. Their second derivative is 0, but the built-in layers give it as
/// a tensor of zeros, which every gradient penalty then sends through a whole backward pass of the critic.
/// </summary>
/// <param name="negativeSlope">Slope at x &lt;= 0, in [0, 1).</param>
internal sealed class Rectifier(double negativeSlope) : nn.Module<Tensor, Tensor>(nameof(Rectifier))
{
    public override Tensor forward(Tensor x)
    {
        using var slope = x.detach().sign().clamp_(negativeSlope, 1);
        return x * slope;
    }
}
