using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>The two layers of a level. That of the base grid starts without a convolution, any other doubles the size of what it gets and blurs it.</summary>
internal sealed class StyleBlock : nn.Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly StyleLayer first, second;

    public StyleBlock(int level, StyleFamily family, Generator random) : base(nameof(StyleBlock))
    {
        int channels = family.Width(level + 1);
        first = new StyleLayer(level == 0 ? null : Double(family.Width(level), channels, random), channels, family, random);
        second = new StyleLayer(new EqualizedConv2d(channels, channels, 3, EqualizedRate.Rectified, random, hasBias: false), channels, family, random);
        RegisterComponents();
    }

    /// <summary>x of the level below, w of both layers [N,2,W], and the noise maps of both [N,2*H*W], or [N,0].</summary>
    public override Tensor forward(Tensor x, Tensor styles, Tensor noise)
    {
        long map = noise.shape[1] / 2;
        return second.call(first.call(x, styles.select(1, 0), noise.narrow(1, 0, map)), styles.select(1, 1), noise.narrow(1, map, map));
    }

    private static nn.Module<Tensor, Tensor> Double(long inputs, long outputs, Generator random) => nn.Sequential(
        new EqualizedConv2d(inputs, outputs, 3, EqualizedRate.Rectified, random, hasBias: false, Resampling.Double), new Blur());
}
