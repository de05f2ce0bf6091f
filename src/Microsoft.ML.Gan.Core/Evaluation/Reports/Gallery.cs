using Microsoft.ML.Gan.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>Pictures of an evaluation, as PNG files.</summary>
/// <param name="Real">Real samples in a grid.</param>
/// <param name="Synthetic">Synthetic samples in a grid.</param>
/// <param name="Neighbours">Synthetic samples, each followed by the training samples nearest to it, nearest first.</param>
internal sealed record Gallery(byte[] Real, byte[] Synthetic, IReadOnlyList<IReadOnlyList<byte[]>> Neighbours)
{
    private const int GridSide = 8, Shown = 10, NearestShown = 3, Gap = 1;

    /// <summary>Takes pictures, spread evenly over the samples.</summary>
    /// <param name="real">Real images.</param>
    /// <param name="synthetic">Synthetic images.</param>
    /// <param name="training">Images to look for neighbours among.</param>
    /// <param name="features">Features of the synthetic images [M,D].</param>
    /// <param name="trainingFeatures">Features of the training images [N,D].</param>
    public static Gallery Of(Dataset real, Dataset synthetic, Dataset training, Tensor features, Tensor trainingFeatures)
    {
        using var scope = NewDisposeScope();
        var shown = Spread(synthetic.Count, Shown);
        var (_, nearest) = cdist(features.index_select(0, shown), trainingFeatures).topk((int)Math.Min(NearestShown, training.Count), 1, largest: false);
        Tensor pictures = Bytes(synthetic, shown), neighbours = Bytes(training, nearest.reshape(-1));
        int perPicture = (int)nearest.shape[1];
        return new Gallery(Grid(real), Grid(synthetic),
            [.. Enumerable.Range(0, (int)shown.shape[0]).Select(i => (IReadOnlyList<byte[]>)
                [Png(pictures[i]), .. Enumerable.Range(i * perPicture, perPicture).Select(j => Png(neighbours[j]))])]);
    }

    private static byte[] Grid(Dataset data)
    {
        var images = Bytes(data, Spread(data.Count, GridSide * GridSide));
        var framed = nn.functional.pad(images, [Gap, Gap, Gap, Gap], PaddingModes.Constant, byte.MaxValue);
        long rows = (framed.shape[0] + GridSide - 1) / GridSide;
        var (channels, height, width) = (framed.shape[1], framed.shape[2], framed.shape[3]);
        var blank = full([rows * GridSide - framed.shape[0], channels, height, width], byte.MaxValue, ScalarType.Byte);
        return Png(cat([framed, blank]).reshape(rows, GridSide, channels, height, width).permute(2, 0, 3, 1, 4).reshape(channels, rows * height, GridSide * width));
    }

    private static Tensor Spread(long count, long wanted) => tensor(Enumerable.Range(0, (int)Math.Min(count, wanted)).Select(i => i * count / Math.Min(count, wanted)).ToArray());

    private static Tensor Bytes(Dataset data, Tensor rows) => PixelRange.ToBytes(data.Rows(rows, CPU).Samples);

    private static byte[] Png(Tensor image) =>
        PngFile.Encode(image.permute(1, 2, 0).contiguous().bytes, (int)image.shape[2], (int)image.shape[1], (int)image.shape[0]);
}
