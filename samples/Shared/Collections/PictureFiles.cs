using System.IO.Compression;

namespace Samples;

/// <summary>Lists the picture files of a folder or a zip, in the order of their paths.</summary>
internal static class PictureFiles
{
    /// <exception cref="InputException">There is no such folder or zip, it cannot be read, or it holds no picture.</exception>
    public static IReadOnlyList<PictureFile> List(string path)
    {
        try
        {
            var files = Directory.Exists(path) ? InFolder(path) : File.Exists(path) ? InZip(path) : throw new InputException($"There is no folder or zip file '{path}'.");
            if (files.Count == 0) throw new InputException($"'{path}' holds no picture; files that end in .jpg, .jpeg or .png are looked for in it and its subfolders.");
            return files;
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"'{path}' is neither a folder nor a zip file that can be read: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static List<PictureFile> InFolder(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => new PictureFile(Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'), () => File.ReadAllBytes(file)))
            .Where(file => PictureFile.IsPicture(file.Path))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    // The bytes of every entry are read now: an archive has one position, and training may read from several threads.
    private static List<PictureFile> InZip(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Where(entry => PictureFile.IsPicture(entry.FullName))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => new PictureFile(entry.FullName, Bytes(entry)))];
    }

    // An entry that does not unpack is one damaged picture and says so when it is read, as one that does not decode.
    private static Func<byte[]> Bytes(ZipArchiveEntry entry)
    {
        try
        {
            using var stream = entry.Open();
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray;
        }
        catch (InvalidDataException e)
        {
            return () => throw new InvalidDataException(e.Message, e);
        }
    }
}
