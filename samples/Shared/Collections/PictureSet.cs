namespace Samples;

/// <summary>What the GAN learns from.</summary>
/// <param name="Pictures">All pictures, all labelled or none.</param>
/// <param name="Skipped">Number of files left out because they could not be decoded.</param>
internal sealed record PictureSet(IReadOnlyList<Picture> Pictures, int Skipped = 0)
{
    public bool HasLabels => Pictures[0].Label is not null;

    /// <summary>The classes in alphabetical order.</summary>
    public IReadOnlyList<string> Labels => [.. Pictures.Select(picture => picture.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>One line for a person.</summary>
    public override string ToString()
    {
        string classes = HasLabels ? $" of {Labels.Count} classes" : "";
        string skipped = Skipped > 0 ? $"; {Skipped} damaged files skipped" : "";
        return $"{Pictures.Count} pictures{classes}{skipped}";
    }
}
