// PNG by the system's libpng, through its simplified interface. A file that ends early is refused (officially it gives the rows there are).
using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

internal static partial class PngCodec
{
    private const string Library = "libpng16.so.16";
    private const uint Version = 1, FormatRgba = 0x03, FormatBgra = 0x13;

    public static bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']);

    public static unsafe MLImage? Decode(byte[] file)
    {
        var png = new PngImage { Version = Version };
        try
        {
            fixed (byte* bytes = file)
            {
                if (png_image_begin_read_from_memory(ref png, bytes, (nuint)file.Length) == 0) return null;
                png.Format = FormatBgra;
                var pixels = new byte[checked(png.Width * png.Height * 4)];
                fixed (byte* target = pixels)
                    if (png_image_finish_read(ref png, null, target, 0, null) == 0) return null;
                Premultiply(pixels);
                return MLImage.CreateFromPixels((int)png.Width, (int)png.Height, MLPixelFormat.Bgra32, pixels);
            }
        }
        finally
        {
            png_image_free(ref png);
        }
    }

    public static unsafe byte[] Encode(MLImage image)
    {
        var png = new PngImage { Version = Version, Width = (uint)image.Width, Height = (uint)image.Height, Format = image.PixelFormat == MLPixelFormat.Bgra32 ? FormatBgra : FormatRgba };
        byte[] pixels = image.Pixels.ToArray();
        Unpremultiply(pixels);
        nuint size = 0;
        fixed (byte* source = pixels)
        {
            Check(png_image_write_to_memory(ref png, null, ref size, 0, source, 0, null), png);
            var file = new byte[size];
            fixed (byte* target = file) Check(png_image_write_to_memory(ref png, target, ref size, 0, source, 0, null), png);
            return file;
        }
    }

    private static unsafe void Check(int success, PngImage png)
    {
        if (success == 0) throw new InvalidOperationException($"The image could not be written as PNG: {Marshal.PtrToStringUTF8((nint)png.Message)}");
    }

    private static void Premultiply(Span<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i += 4)
            for (int c = i; c < i + 3 && pixels[i + 3] != 255; c++) pixels[c] = (byte)((pixels[c] * pixels[i + 3] + 127) / 255);
    }

    private static void Unpremultiply(Span<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i += 4)
            for (int c = i; c < i + 3 && pixels[i + 3] is > 0 and < 255; c++) pixels[c] = (byte)Math.Min(255, (pixels[c] * 255 + pixels[i + 3] / 2) / pixels[i + 3]);
    }

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct PngImage
    {
        public nint Opaque;
        public uint Version, Width, Height, Format, Flags, ColormapEntries, WarningOrError;
        public fixed byte Message[64];
    }

    [LibraryImport(Library)] private static unsafe partial int png_image_begin_read_from_memory(ref PngImage image, byte* memory, nuint size);
    [LibraryImport(Library)] private static unsafe partial int png_image_finish_read(ref PngImage image, void* background, byte* buffer, int rowStride, void* colormap);
    [LibraryImport(Library)] private static unsafe partial int png_image_write_to_memory(ref PngImage image, byte* memory, ref nuint size, int convertTo8Bit, byte* buffer, int rowStride, void* colormap);
    [LibraryImport(Library)] private static partial void png_image_free(ref PngImage image);
}
