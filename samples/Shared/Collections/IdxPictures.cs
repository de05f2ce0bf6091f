namespace Samples;

/// <summary>The grey images of an IDX file, such as MNIST's, without labels.</summary>
internal static class IdxPictures
{
    /// <summary>Whether the name is that of such a file.</summary>
    public static bool IsIdx(string path) => path.EndsWith("idx3-ubyte", StringComparison.OrdinalIgnoreCase) || path.EndsWith("idx3-ubyte.gz", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InputException">The file cannot be used.</exception>
    public static PictureSet Read(string path)
    {
        var file = IdxFile.Read(path, rank: 3);
        var (height, width) = (file.Dimensions[1], file.Dimensions[2]);
        if (file.Values.Length == 0) throw new InputException($"'{path}' holds no image.");
        return new PictureSet([.. Enumerable.Range(0, file.Dimensions[0]).Select(i =>
            new Picture($"image {i} of {path}", null, () => GreyPicture.Create(height, width, file.Values.AsSpan(i * height * width, height * width))))]);
    }
}
