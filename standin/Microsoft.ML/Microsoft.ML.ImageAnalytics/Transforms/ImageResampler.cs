// Resampling as the official package does it: nearest pixel to fill, Mitchell's cubic to crop or pad, neither of them smoothing first.
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace Microsoft.ML.Transforms.Image;

internal static class ImageResampler
{
    public static MLImage Resize(MLImage source, int width, int height, ResizingKind resizing, Anchor anchor)
    {
        var pixels = new byte[width * height * 4];
        if (resizing == ResizingKind.Fill) Nearest(source, pixels, width, height);
        else Place(source, pixels, width, height, crop: resizing == ResizingKind.IsoCrop, anchor);
        return MLImage.CreateFromPixels(width, height, source.PixelFormat, pixels);
    }

    private static void Nearest(MLImage source, Span<byte> pixels, int width, int height)
    {
        for (int y = 0; y < height; y++)
        {
            int row = (int)((y + 0.5) * source.Height / height) * source.Width;
            for (int x = 0; x < width; x++)
                source.Pixels.Slice((row + (int)((x + 0.5) * source.Width / width)) * 4, 4).CopyTo(pixels[((y * width + x) * 4)..]);
        }
    }

    /// Draws the source, scaled by one factor in both directions, onto opaque black.
    private static void Place(MLImage source, Span<byte> pixels, int width, int height, bool crop, Anchor anchor)
    {
        float across = (float)width / source.Width, down = (float)height / source.Height;
        float scale = crop ? Math.Max(across, down) : Math.Min(across, down);
        int scaledWidth = (int)(source.Width * scale), scaledHeight = (int)(source.Height * scale);
        int left = Offset(width - source.Width * scale, crop && anchor == Anchor.Left, crop && anchor == Anchor.Right);
        int top = Offset(height - source.Height * scale, crop && anchor == Anchor.Top, crop && anchor == Anchor.Bottom);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                Span<byte> pixel = pixels.Slice((y * width + x) * 4, 4);
                pixel[3] = 255;
                if (x < left || x >= left + scaledWidth || y < top || y >= top + scaledHeight) continue;
                Sample(source, (x - left + 0.5f) * source.Width / scaledWidth - 0.5f, (y - top + 0.5f) * source.Height / scaledHeight - 0.5f, pixel);
            }
    }

    private static int Offset(float room, bool atStart, bool atEnd) => atStart ? 0 : (int)(atEnd ? room : room / 2);

    private static void Sample(MLImage source, float x, float y, Span<byte> pixel)
    {
        int x0 = (int)MathF.Floor(x), y0 = (int)MathF.Floor(y);
        Span<float> sum = [0, 0, 0];
        for (int j = -1; j <= 2; j++)
        {
            int row = Math.Clamp(y0 + j, 0, source.Height - 1) * source.Width;
            float weightY = Mitchell(y - (y0 + j));
            for (int i = -1; i <= 2; i++)
            {
                ReadOnlySpan<byte> from = source.Pixels.Slice((row + Math.Clamp(x0 + i, 0, source.Width - 1)) * 4, 3);
                float weight = weightY * Mitchell(x - (x0 + i));
                for (int c = 0; c < 3; c++) sum[c] += weight * from[c];
            }
        }
        for (int c = 0; c < 3; c++) pixel[c] = (byte)Math.Clamp(sum[c] + 0.5f, 0f, 255f);
    }

    /// The cubic filter of Mitchell and Netravali with B = C = 1/3.
    private static float Mitchell(float distance)
    {
        float d = Math.Abs(distance);
        if (d < 1) return (21 * d * d * d - 36 * d * d + 16) / 18;
        return d < 2 ? (-7 * d * d * d + 36 * d * d - 60 * d + 32) / 18 : 0;
    }
}
