using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>x / sqrt(mean over channels of x^2 + 1e-8): every row of [N,C], or pixel of [N,C,H,W], gets the mean square 1.</summary>
internal sealed class PixelNormalization() : nn.Module<Tensor, Tensor>(nameof(PixelNormalization))
{
    public override Tensor forward(Tensor x) => x / (x.square().mean([1], keepdim: true) + 1e-8).sqrt();
}
