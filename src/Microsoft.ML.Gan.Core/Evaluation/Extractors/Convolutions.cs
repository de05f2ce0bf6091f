using Microsoft.ML.Gan.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Extractors;

/// <summary>The small convolutional network of extractors and classifiers: 3x3 convolutions of stride 2 with ReLU down to a side of at most 4.</summary>
internal static class Convolutions
{
    // Larger images are averaged down to this side first: the time an evaluation takes must not grow with the images.
    private const int LargestSide = 32, SmallestSide = 4, LeastWidth = 8;

    /// <summary>Layers from [N,C,H,W] to [N,<paramref name="channels"/>,h,w]; the widths double towards the last.</summary>
    public static List<nn.Module<Tensor, Tensor>> Create(ImageShape shape, int channels, Generator random)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        int side = Math.Max(shape.Height, shape.Width), width = shape.Channels;
        if (side > LargestSide)
        {
            layers.Add(nn.AdaptiveAvgPool2d(LargestSide));
            side = LargestSide;
        }

        for (int halvings = Halvings(side); halvings > 0; halvings--)
        {
            int next = Math.Max(LeastWidth, channels >> (halvings - 1));
            layers.Add(nn.Conv2d(width, next, 3, stride: 2, padding: 1).HeNormal(random));
            layers.Add(nn.ReLU());
            width = next;
        }

        return layers;
    }

    /// <summary>The number of values that the layers leave of an image.</summary>
    public static long Size(ImageShape shape, int channels)
    {
        bool isLarge = Math.Max(shape.Height, shape.Width) > LargestSide;
        var (height, width) = isLarge ? (LargestSide, LargestSide) : (shape.Height, shape.Width);
        for (int halvings = Halvings(Math.Max(height, width)); halvings > 0; halvings--) (height, width) = ((height + 1) / 2, (width + 1) / 2);
        return (long)channels * height * width;
    }

    private static int Halvings(int side)
    {
        int halvings = 1;
        for (side = (side + 1) / 2; side > SmallestSide; side = (side + 1) / 2) halvings++;
        return halvings;
    }
}
