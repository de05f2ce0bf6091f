namespace Samples;

/// <summary>What the GAN learns from.</summary>
/// <param name="Pictures">All pictures, all labelled or none.</param>
/// <param name="Skipped">Number of files left out because they could not be decoded.</param>
internal sealed record PictureSet(IReadOnlyList<Picture> Pictures, int Skipped = 0)
{
    public bool HasLabels => Pictures[0].Label is not null;

    /// <summary>The classes in alphabetical order.</summary>
    public IReadOnlyList<string> Labels => [.. Pictures.Select(picture => picture.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The images of an IDX file, or the pictures of a folder or zip, which must be of one size.</summary>
    /// <exception cref="InputException">The path or one of its files cannot be used.</exception>
    public static PictureSet Read(string path) =>
        IdxPictures.IsIdx(path) ? IdxPictures.Read(path) : PictureFolder.Read(path, anySize: false, skipCorrupt: false);

    /// <summary>At most so many of them, from all over the collection, as collections are often sorted by class.</summary>
    public PictureSet Spread(int most)
    {
        int count = Math.Min(Pictures.Count, most);
        return this with { Pictures = [.. Enumerable.Range(0, count).Select(i => Pictures[(int)((long)i * Pictures.Count / count)])] };
    }

    /// <summary>One line for a person.</summary>
    public override string ToString()
    {
        string classes = HasLabels ? $" of {Labels.Count} classes" : "";
        string skipped = Skipped > 0 ? $"; {Skipped} damaged files skipped" : "";
        return $"{Pictures.Count} pictures{classes}{skipped}";
    }
}
