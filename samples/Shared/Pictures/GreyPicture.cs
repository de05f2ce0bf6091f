using Microsoft.ML.Data;

namespace Samples;

/// <summary>Images of one value a pixel.</summary>
internal static class GreyPicture
{
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="values">Row by row, 0 for black.</param>
    public static MLImage Create(int height, int width, ReadOnlySpan<byte> values)
    {
        var pixels = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            pixels.AsSpan(4 * i, 3).Fill(values[i]);
            pixels[4 * i + 3] = byte.MaxValue;
        }

        return MLImage.CreateFromPixels(width, height, MLPixelFormat.Rgba32, pixels);
    }
}
