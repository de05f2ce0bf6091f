using Microsoft.ML.Gan.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Growing;

/// <summary>Where a growing network stands.</summary>
/// <param name="Level">The level in use: 0 is the base grid, and every level doubles the size.</param>
/// <param name="Alpha">Weight in [0, 1] of what the level adds to the one below it.</param>
public readonly record struct GrowthPoint(int Level, double Alpha)
{
    /// <summary>Real samples [N,C,H,W] of the top level, as the critic of this point is trained on them: of the level's size, and as much blurred as the level is faded.</summary>
    internal Tensor Present(Tensor samples, int topLevel)
    {
        var x = Resize.Shrink(samples, 1L << (topLevel - Level));
        return Alpha == 1 || Level == 0 ? x : Fade(Resize.Enlarge(Resize.Shrink(x)), x);
    }

    /// <summary>(1 - alpha) below + alpha above.</summary>
    internal Tensor Fade(Tensor below, Tensor above) => (1 - Alpha) * below + Alpha * above;
}
