using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>A layer of the synthesis network in the official order: convolution, noise, bias, leaky ReLU (0.2), style.</summary>
internal sealed class StyleLayer : nn.Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>? convolution;
    private readonly NoiseInjection? injection;
    private readonly Parameter bias;
    private readonly StyleModulation modulation;

    /// <param name="convolution">What comes first, without a bias; null for nothing.</param>
    /// <param name="channels">Channels after it.</param>
    /// <param name="family">Size of w, and whether there is noise.</param>
    /// <param name="random">Source of the initial weights.</param>
    public StyleLayer(nn.Module<Tensor, Tensor>? convolution, long channels, StyleFamily family, Generator random) : base(nameof(StyleLayer))
    {
        this.convolution = convolution;
        injection = family.Noise ? new NoiseInjection(channels) : null;
        bias = (Parameter)new Parameter(zeros(channels)).DetachFromDisposeScope();
        modulation = new StyleModulation(channels, family.StyleSize, random);
        RegisterComponents();
    }

    /// <summary>x [N,C,H,W], w [N,W] and the layer's noise map [N,H*W], or [N,0] where there is no noise.</summary>
    public override Tensor forward(Tensor x, Tensor style, Tensor noise)
    {
        if (convolution is not null) x = convolution.call(x);
        if (injection is not null) x = injection.call(x, noise);
        return modulation.call(nn.functional.leaky_relu(x + bias.reshape(1, -1, 1, 1), 0.2), style);
    }
}
