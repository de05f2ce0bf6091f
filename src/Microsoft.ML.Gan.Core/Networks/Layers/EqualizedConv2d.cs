using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>A convolution [N,I,H,W] to [N,O,H,W] (or twice or half of H and W) with zeros around the image and an <see cref="EqualizedRate"/>.</summary>
internal sealed class EqualizedConv2d : nn.Module<Tensor, Tensor>
{
    private readonly Resampling resampling;
    private readonly double scale;
    private readonly Parameter weight;
    private readonly Parameter? bias;

    /// <param name="inputs">I.</param>
    /// <param name="outputs">O.</param>
    /// <param name="kernel">Side of the kernel, odd.</param>
    /// <param name="rate">Gain and rate; the bias is used as it is stored.</param>
    /// <param name="random">Source of the initial weight.</param>
    /// <param name="hasBias">Whether there is a bias.</param>
    /// <param name="resampling">Doubling or halving, with a 3x3 kernel. Default: none.</param>
    public EqualizedConv2d(long inputs, long outputs, int kernel, EqualizedRate rate, Generator random, bool hasBias = true, Resampling? resampling = null)
        : base(nameof(EqualizedConv2d))
    {
        this.resampling = resampling ?? Resampling.None;
        weight = rate.Weight([outputs, inputs, kernel, kernel], random);
        scale = rate.Scale(weight.shape);
        if (hasBias) bias = EqualizedRate.Bias(outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => resampling.Convolve(x, weight * scale, bias);
}
