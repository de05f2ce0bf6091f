// JPEG by the system's libturbojpeg.
using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

internal static partial class JpegCodec
{
    private const string Library = "libturbojpeg.so.0";
    private const int PixelRgba = 7, PixelBgra = 8, Subsampling420 = 2, FatalError = 1;

    public static bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// Null where nothing can be decoded. Like the official codec, a file that ends early gives the rows there are.
    public static MLImage? Decode(byte[] file)
    {
        nint decoder = tjInitDecompress();
        try
        {
            if (tjDecompressHeader3(decoder, file, (nuint)file.Length, out int width, out int height, out _, out _) != 0) return null;
            var pixels = new byte[width * height * 4];
            if (tjDecompress2(decoder, file, (nuint)file.Length, pixels, width, 0, height, PixelBgra, 0) != 0 && tjGetErrorCode(decoder) == FatalError) return null;
            return MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels);
        }
        finally
        {
            _ = tjDestroy(decoder);
        }
    }

    public static unsafe byte[] Encode(MLImage image, int quality)
    {
        nint encoder = tjInitCompress(), buffer = 0;
        nuint size = 0;
        try
        {
            int format = image.PixelFormat == MLPixelFormat.Bgra32 ? PixelBgra : PixelRgba;
            if (tjCompress2(encoder, image.Pixels, image.Width, 0, image.Height, format, ref buffer, ref size, Subsampling420, quality, 0) != 0)
                throw new InvalidOperationException($"The image could not be written as JPEG: {Marshal.PtrToStringUTF8(tjGetErrorStr2(encoder))}");
            return new ReadOnlySpan<byte>((void*)buffer, checked((int)size)).ToArray();
        }
        finally
        {
            tjFree(buffer);
            _ = tjDestroy(encoder);
        }
    }

    [LibraryImport(Library)] private static partial nint tjInitDecompress();
    [LibraryImport(Library)] private static partial nint tjInitCompress();
    [LibraryImport(Library)] private static partial int tjDestroy(nint handle);
    [LibraryImport(Library)] private static partial int tjGetErrorCode(nint handle);
    [LibraryImport(Library)] private static partial nint tjGetErrorStr2(nint handle);
    [LibraryImport(Library)] private static partial void tjFree(nint buffer);
    [LibraryImport(Library)] private static partial int tjDecompressHeader3(nint handle, ReadOnlySpan<byte> file, nuint size, out int width, out int height, out int subsampling, out int colors);
    [LibraryImport(Library)] private static partial int tjDecompress2(nint handle, ReadOnlySpan<byte> file, nuint size, Span<byte> pixels, int width, int pitch, int height, int format, int flags);
    [LibraryImport(Library)] private static partial int tjCompress2(nint handle, ReadOnlySpan<byte> pixels, int width, int pitch, int height, int format, ref nint buffer, ref nuint size, int subsampling, int quality, int flags);
}
