using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Samples;

/// <summary>One training row. The image is decoded each time it is read, so a large collection never lies in memory as pixels.</summary>
public sealed class Picture(string path, string? label, Func<MLImage> open)
{
    /// <summary>The pixels, in whatever size the file has. The reader owns the image.</summary>
    [ImageType]
    public MLImage Image => open();

    /// <summary>The class, null in a collection without labels.</summary>
    public string? Label { get; } = label;

    /// <summary>Where it comes from, for messages.</summary>
    [NoColumn]
    public string Path { get; } = path;
}
