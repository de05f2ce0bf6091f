using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// Miyato et al., "Spectral Normalization for Generative Adversarial Networks" (2018), for the layers of any network: the weight, seen as a matrix W [outputs, inputs],
/// is divided by an estimate of its largest singular value, which a training improves after each step of the network, and which evaluation leaves alone.
/// The bound 1 is the matrix's; a convolution's operator norm may reach the root of its kernel's size. <see cref="Regularizers.SpectralProjection"/> needs no such layers.
/// </summary>
public static class SpectralNormalization
{
    /// <summary>The layer with its weight divided by the weight's largest singular value; it comes to own the layer.</summary>
    /// <param name="layer">A layer with its initial weight.</param>
    /// <param name="random">Source of the vector from which the estimate starts.</param>
    public static nn.Module<Tensor, Tensor> SpectrallyNormalized(this Linear layer, Generator random) =>
        new SpectralLayer(layer, (x, weight) => nn.functional.linear(x, weight, layer.bias), random);

    /// <inheritdoc cref="SpectrallyNormalized(Linear, Generator)"/>
    /// <exception cref="ArgumentException">The layer pads other than with a number of zeros.</exception>
    public static nn.Module<Tensor, Tensor> SpectrallyNormalized(this Conv2d layer, Generator random) => layer.padding_mode != PaddingModes.Zeros || layer.padding_type is not null
        ? throw new ArgumentException($"The layer pads by {layer.padding_type?.ToString() ?? layer.padding_mode.ToString()}; a spectrally normalised one pads with a number of zeros. Put another layer in front for others.", nameof(layer))
        : new SpectralLayer(layer, (x, weight) => nn.functional.conv2d(x, weight, layer.bias, layer.stride, layer.padding, layer.dilation, layer.groups), random);

    /// <inheritdoc cref="SpectrallyNormalized(Linear, Generator)"/>
    public static nn.Module<Tensor, Tensor> SpectrallyNormalized(this ConvTranspose2d layer, Generator random) => new SpectralLayer(
        layer, (x, weight) => nn.functional.conv_transpose2d(x, weight, layer.bias, layer.stride, layer.padding, layer.output_padding, layer.dilation, layer.groups), random);

    /// <summary>The layer, spectrally normalised where <paramref name="spectral"/> says so.</summary>
    internal static nn.Module<Tensor, Tensor> Normalized(this Linear layer, bool spectral, Generator random) => spectral ? layer.SpectrallyNormalized(random) : layer;

    /// <inheritdoc cref="Normalized(Linear, bool, Generator)"/>
    internal static nn.Module<Tensor, Tensor> Normalized(this Conv2d layer, bool spectral, Generator random) => spectral ? layer.SpectrallyNormalized(random) : layer;

    /// <summary>Lets all spectrally normalised layers of a network follow their weights; due after each step of its optimizer.</summary>
    internal static void UpdateSpectralNorms(this nn.Module network)
    {
        foreach (var layer in network.modules().OfType<SpectralLayer>()) layer.Update();
    }
}
