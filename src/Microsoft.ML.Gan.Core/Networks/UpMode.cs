using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>How a network doubles the size of a grid.</summary>
public enum UpMode
{
    /// <summary>By a transposed convolution of stride 2, as the authors do. It may leave a checkerboard.</summary>
    Transposed,

    /// <summary>By repeating every place, before a 3x3 convolution: Odena et al., "Deconvolution and Checkerboard Artifacts" (2016).</summary>
    Nearest,

    /// <summary>By bilinear interpolation, before a 3x3 convolution.</summary>
    Bilinear,
}

internal static class UpModes
{
    /// <summary>The layer that doubles, without a convolution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mode is a convolution.</exception>
    public static nn.Module<Tensor, Tensor> Layer(this UpMode mode) => nn.Upsample(scale_factor: [2.0, 2.0], mode: mode switch
    {
        UpMode.Nearest => UpsampleMode.Nearest,
        UpMode.Bilinear => UpsampleMode.Bilinear,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "A transposed convolution doubles by itself."),
    });
}
