using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>Operations on a style for every layer, [N,L,W].</summary>
internal static class StyleMixing
{
    /// <summary>The layers before <paramref name="layer"/> of one, and the rest of the other.</summary>
    public static Tensor Cross(Tensor below, Tensor above, long layer) =>
        cat([below.narrow(1, 0, layer), above.narrow(1, layer, above.shape[1] - layer)], 1);
}
