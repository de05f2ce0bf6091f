using Microsoft.ML.Data;

namespace Samples;

/// <summary>Makes training rows of the files of a folder or zip: subfolders are labels, every file is checked before training begins.</summary>
internal static class PictureFolder
{
    /// <param name="path">A folder or zip of JPEG and PNG files.</param>
    /// <param name="anySize">Whether the pictures may differ in size, because all are scaled to one.</param>
    /// <param name="skipCorrupt">Whether a file that does not decode is left out and counted.</param>
    /// <exception cref="InputException">The path or one of its files cannot be used.</exception>
    public static PictureSet Read(string path, bool anySize, bool skipCorrupt)
    {
        var files = PictureFiles.List(path);
        var labels = Labels(path, files);
        var pictures = new List<Picture>();
        (string Path, int Width, int Height)? first = null;
        for (int i = 0; i < files.Count; i++)
        {
            var file = files[i];
            if (!TryMeasure(path, file, skipCorrupt, out int width, out int height)) continue;
            first ??= (file.Path, width, height);
            if (!anySize && (first.Value.Width, first.Value.Height) != (width, height))
            {
                throw new InputException($"The pictures differ in size: {first.Value.Path} is {first.Value.Width}x{first.Value.Height} (width x height), "
                    + $"{file.Path} is {width}x{height}. --size N scales all of them to one size.");
            }

            pictures.Add(new Picture(file.Path, labels[i], () => Decode(file)));
        }

        if (pictures.Count == 0) throw new InputException($"None of the {files.Count} pictures in '{path}' can be decoded.");
        return new PictureSet(pictures, files.Count - pictures.Count);
    }

    /// <summary>The label of every file: the first folder below those that all files share, so that a zip of one folder of classes works too.</summary>
    private static string?[] Labels(string path, IReadOnlyList<PictureFile> files)
    {
        int shared = files[0].Folders.Length;
        foreach (var file in files) shared = file.Folders.Zip(files[0].Folders).Take(shared).TakeWhile(pair => pair.First == pair.Second).Count();
        string?[] labels = [.. files.Select(file => file.Folders.ElementAtOrDefault(shared))];

        int without = Array.IndexOf(labels, null), with = Array.FindIndex(labels, label => label is not null);
        if (without >= 0 && with >= 0)
        {
            throw new InputException($"In '{path}', {files[with].Path} lies in a subfolder, which is its label, and {files[without].Path} does not. "
                + "Put every picture into a subfolder, or none.");
        }

        return labels;
    }

    private static bool TryMeasure(string path, PictureFile file, bool skipCorrupt, out int width, out int height)
    {
        try
        {
            using var image = Decode(file);
            (width, height) = (image.Width, image.Height);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or InvalidDataException)
        {
            (width, height) = (0, 0);
            return skipCorrupt ? false : throw new InputException($"{file.Path} in '{path}' is damaged or no JPEG or PNG file. --skip-corrupt leaves such files out.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file.Path} in '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static MLImage Decode(PictureFile file)
    {
        byte[] bytes = file.Read();
        if (!PictureFile.IsComplete(bytes)) throw new InvalidDataException("The file ends before the picture does.");
        return MLImage.CreateFromStream(new MemoryStream(bytes));
    }
}
