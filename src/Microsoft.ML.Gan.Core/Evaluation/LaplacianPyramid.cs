using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// Burt and Adelson's Laplacian pyramid as Karras et al. (2018) take it apart: a level is what the image loses when it is halved and doubled again by the
/// 5x5 binomial filter, mirrored at the borders; the last level is what is left. Halving ends before a side is odd or below 16.
/// </summary>
internal static class LaplacianPyramid
{
    private const int SmallestSide = 16;
    private static readonly double[] Binomial = [1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0];

    /// <summary>The levels [N,C,H,W], [N,C,H/2,W/2], ... of images, finest first; the caller's scope owns them.</summary>
    public static IEnumerable<Tensor> Of(Tensor images)
    {
        var image = images;
        while (CanHalve(image.shape[2]) && CanHalve(image.shape[3]))
        {
            var half = Halve(image);
            yield return image - Double(half);
            image = half;
        }

        yield return image;
    }

    private static bool CanHalve(long side) => side % 2 == 0 && side / 2 >= SmallestSide;

    private static Tensor Halve(Tensor image) => Filter(image, 1).slice(2, 0, image.shape[2], 2).slice(3, 0, image.shape[3], 2);

    // Zeros in between take a quarter of the brightness.
    private static Tensor Double(Tensor image)
    {
        var (height, width) = (image.shape[2], image.shape[3]);
        var spread = zeros([image.shape[0], image.shape[1], height, 2, width, 2], image.dtype);
        spread.select(5, 0).select(3, 0).copy_(image);
        return Filter(spread.reshape(image.shape[0], image.shape[1], 2 * height, 2 * width), 4);
    }

    private static Tensor Filter(Tensor image, double gain)
    {
        var padded = nn.functional.pad(image, [2, 2, 2, 2], PaddingModes.Reflect);
        return Sum(Sum(padded, 2), 3).mul(gain);
    }

    private static Tensor Sum(Tensor image, long dimension) =>
        Binomial.Index().Select(tap => image.narrow(dimension, tap.Index, image.shape[dimension] - 4).mul(tap.Item)).Aggregate((sum, shifted) => sum.add_(shifted));
}
