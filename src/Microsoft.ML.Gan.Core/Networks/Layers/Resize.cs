using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>Images of other sizes, by whole factors.</summary>
internal static class Resize
{
    /// <summary>[N,C,H,W] to [N,C,H/f,W/f] by the mean of every f x f pixels.</summary>
    public static Tensor Shrink(Tensor x, long factor = 2) => factor == 1 ? x : nn.functional.avg_pool2d(x, factor);

    /// <summary>[N,C,H,W] to [N,C,fH,fW] by repeating pixels.</summary>
    public static Tensor Enlarge(Tensor x, long factor = 2) => factor == 1 ? x : Enlarge(x, factor, InterpolationMode.Nearest);

    /// <summary>[N,C,H,W] to [N,C,2H,2W], bilinearly.</summary>
    public static Tensor DoubleSmoothly(Tensor x) => Enlarge(x, 2, InterpolationMode.Bilinear);

    private static Tensor Enlarge(Tensor x, long factor, InterpolationMode mode) =>
        nn.functional.interpolate(x, size: [x.shape[2] * factor, x.shape[3] * factor], mode: mode);
}
