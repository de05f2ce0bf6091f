// An image in memory, four bytes a pixel, alpha premultiplied where it comes from a file.
namespace Microsoft.ML.Data;

public enum MLPixelFormat
{
    Unknown = 0,
    Bgra32 = 1,
    Rgba32 = 2,
}

public sealed class MLImage : IDisposable
{
    private readonly int _width, _height;
    private readonly MLPixelFormat _format;
    private byte[]? _pixels;
    private string? _tag;

    private MLImage(int width, int height, MLPixelFormat format, byte[] pixels)
    {
        _width = width;
        _height = height;
        _format = format;
        _pixels = pixels;
    }

    public int Width => Data.Length > 0 ? _width : 0;
    public int Height => Data.Length > 0 ? _height : 0;
    public MLPixelFormat PixelFormat { get { _ = Data; return _format; } private set { } }
    public ReadOnlySpan<byte> Pixels => Data;
    public string Tag { get { _ = Data; return _tag!; } set { _ = Data; _tag = value; } }

    private byte[] Data => _pixels ?? throw new InvalidOperationException("Object is disposed.");

    public static MLImage CreateFromFile(string imagePath)
    {
        ArgumentNullException.ThrowIfNull(imagePath);
        return (File.Exists(imagePath) ? Decode(File.ReadAllBytes(imagePath)) : null) ?? throw new ArgumentException("Invalid path", nameof(imagePath));
    }

    public static MLImage CreateFromStream(Stream imageStream)
    {
        ArgumentNullException.ThrowIfNull(imageStream);
        using var memory = new MemoryStream();
        imageStream.CopyTo(memory);
        return Decode(memory.ToArray()) ?? throw new ArgumentException("Invalid input stream contents", nameof(imageStream));
    }

    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        if (pixelFormat is not (MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32)) throw new ArgumentException("Unsupported pixel format", nameof(pixelFormat));
        if (width <= 0) throw new ArgumentException("Invalid width value.", nameof(width));
        if (height <= 0) throw new ArgumentException("Invalid height value.", nameof(height));
        if (imagePixelData.Length != width * height * 4) throw new ArgumentException($"Invalid {nameof(imagePixelData)} buffer size.");
        return new(width, height, pixelFormat, imagePixelData.ToArray());
    }

    public void Save(string imagePath)
    {
        byte[] file = Path.GetExtension(imagePath)?.ToUpperInvariant() switch
        {
            ".PNG" => PngCodec.Encode(this),
            ".JPG" or ".JPEG" => JpegCodec.Encode(this, quality: 100),
            _ => throw new ArgumentException("Path has invalid image file extension.", nameof(imagePath)),
        };
        File.WriteAllBytes(imagePath, file);
    }

    public void Dispose() => _pixels = null;

    private static MLImage? Decode(byte[] file)
        => PngCodec.Recognizes(file) ? PngCodec.Decode(file) : JpegCodec.Recognizes(file) ? JpegCodec.Decode(file) : null;
}
