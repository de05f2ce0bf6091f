namespace Quickstart;

/// <summary>A file of a collection: its path within the collection, with forward slashes, and how to read it.</summary>
internal sealed record PictureFile(string Path, Func<byte[]> Read)
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];

    public string[] Folders => Path.Split('/')[..^1];

    /// <summary>Whether the name is that of a JPEG or PNG file, and none that an archiver or file manager hides.</summary>
    public static bool IsPicture(string path) =>
        Extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        && !path.Split('/').Any(part => part.StartsWith('.') || part == "__MACOSX");
}
