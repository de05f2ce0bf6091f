using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

internal static class SpectralMatrix
{
    /// <summary>A layer's weight as the matrix [outputs, inputs] whose largest singular value counts. A normalisation's gain is a matrix of one row.</summary>
    public static Tensor Of(nn.Module layer, Tensor weight) => layer switch
    {
        ConvTranspose2d => weight.permute(1, 0, 2, 3).flatten(1),
        _ when weight.dim() == 1 => weight.unsqueeze(0),
        _ => weight.flatten(1),
    };
}
