using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

internal static class SpectralExtensions
{
    /// <summary>The layer, spectrally normalised where <paramref name="spectral"/> says so.</summary>
    public static nn.Module<Tensor, Tensor> Normalized(this Linear layer, bool spectral, Generator random) => spectral ? SpectralLayer.Of(layer, random) : layer;

    /// <inheritdoc cref="Normalized(Linear, bool, Generator)"/>
    public static nn.Module<Tensor, Tensor> Normalized(this Conv2d layer, bool spectral, Generator random) => spectral ? SpectralLayer.Of(layer, random) : layer;
}
