using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>
/// Adaptive instance normalisation (Huang and Belongie, 2017; Karras et al., 2019): every channel of every sample gets the mean 0 and the variance 1 over its
/// pixels, and then the style (1 + y_s) x + y_b, where (y_s, y_b) is an affine function of w.
/// </summary>
internal sealed class StyleModulation : nn.Module<Tensor, Tensor, Tensor>
{
    private const double Epsilon = 1e-8;
    private readonly EqualizedLinear affine;

    public StyleModulation(long channels, long styleSize, Generator random) : base(nameof(StyleModulation))
    {
        affine = new EqualizedLinear(styleSize, 2 * channels, EqualizedRate.Linear, random);
        RegisterComponents();
    }

    /// <summary>x [N,C,H,W] and w [N,W] to [N,C,H,W].</summary>
    public override Tensor forward(Tensor x, Tensor style)
    {
        var (samples, channels, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var y = affine.call(style);
        // The channels of all samples side by side: normalisation and style are then one operation.
        return nn.functional.instance_norm(
            x.reshape(1, samples * channels, height, width), weight: (y.narrow(1, 0, channels) + 1).reshape(-1), bias: y.narrow(1, channels, channels).reshape(-1),
            eps: Epsilon).reshape(x.shape);
    }
}
