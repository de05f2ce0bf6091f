using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads the images of a column row by row as pixels in planes.</summary>
internal sealed class ImageSource(DataViewRow row, DataViewSchema.Column column)
{
    // ITU-R BT.601 luma.
    private const double Red = 0.299, Green = 0.587, Blue = 0.114;

    private readonly ValueGetter<MLImage> getter = row.GetGetter<MLImage>(column);

    // Loaders dispose it when they put the next one in its place. The last is left to the garbage collector: where the data is the user's
    // own objects, it is the user's.
    private MLImage? image;

    /// <summary>The current row's image as uint8 [1,<paramref name="channels"/>,H,W]; null where the row has none.</summary>
    /// <param name="channels">1 (grey), 3 (red, green, blue) or 4 (with alpha).</param>
    /// <param name="isGrey">Whether red, green and blue are equal everywhere.</param>
    /// <exception cref="InvalidOperationException">The image cannot be loaded, or has a pixel format that is not known.</exception>
    public Tensor? TryRead(int channels, out bool isGrey)
    {
        try
        {
            getter(ref image!);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The image in row {row.Position} of column '{column.Name}' cannot be loaded: {e.Message}", e);
        }

        isGrey = true;
        if (image is null) return null;
        var planes = Planes(image, channels, out isGrey);
        return tensor(planes, [1, channels, image.Height, image.Width]);
    }

    private byte[] Planes(MLImage source, int channels, out bool isGrey)
    {
        var pixels = source.Pixels;
        int count = source.Height * source.Width;
        var (red, blue) = source.PixelFormat switch
        {
            MLPixelFormat.Rgba32 => (0, 2),
            MLPixelFormat.Bgra32 => (2, 0),
            _ => throw new InvalidOperationException(
                $"Row {row.Position} of column '{column.Name}' is an image of pixel format {source.PixelFormat}; {MLPixelFormat.Rgba32} and {MLPixelFormat.Bgra32} are accepted."),
        };

        var planes = new byte[channels * count];
        isGrey = true;
        for (int i = 0; i < count; i++)
        {
            var pixel = pixels.Slice(4 * i, 4);
            var (r, g, b) = (pixel[red], pixel[1], pixel[blue]);
            isGrey &= r == g && g == b;
            if (channels == 1)
            {
                planes[i] = (byte)Math.Round(Red * r + Green * g + Blue * b);
                continue;
            }

            (planes[i], planes[count + i], planes[2 * count + i]) = (r, g, b);
            if (channels == 4) planes[3 * count + i] = pixel[3];
        }

        return planes;
    }
}
