namespace Samples;

/// <summary>A file of a collection: its path within the collection, with forward slashes, and how to read it.</summary>
internal sealed record PictureFile(string Path, Func<byte[]> Read)
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];

    private static ReadOnlySpan<byte> EndOfJpeg => [0xFF, 0xD9];

    private static ReadOnlySpan<byte> EndOfPng => "IEND"u8;

    public string[] Folders => Path.Split('/')[..^1];

    /// <summary>Whether the name is that of a JPEG or PNG file, and none that an archiver or file manager hides.</summary>
    public static bool IsPicture(string path) =>
        Extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        && !path.Split('/').Any(part => part.StartsWith('.') || part == "__MACOSX");

    /// <summary>Whether the end of a JPEG or PNG is there. Decoders fill the rest of a file that was cut off with grey, which a GAN would learn.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf(EndOfJpeg) >= 0 || bytes.LastIndexOf(EndOfPng) >= 0;
}
