using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

internal static class SpectralExtensions
{
    /// <summary>Lets all spectrally normalised layers of a network follow their weights; due after each step of its optimizer.</summary>
    public static void UpdateSpectralNorms(this nn.Module network)
    {
        foreach (var layer in network.modules().OfType<SpectralLayer>()) layer.Update();
    }

    /// <summary>The layer, spectrally normalised where <paramref name="spectral"/> says so.</summary>
    public static nn.Module<Tensor, Tensor> Normalized(this Linear layer, bool spectral, Generator random) => spectral ? SpectralLayer.Of(layer, random) : layer;

    /// <inheritdoc cref="Normalized(Linear, bool, Generator)"/>
    public static nn.Module<Tensor, Tensor> Normalized(this Conv2d layer, bool spectral, Generator random) => spectral ? SpectralLayer.Of(layer, random) : layer;
}
