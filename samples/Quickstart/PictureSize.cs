using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Quickstart;

/// <summary>Height and width in pixels, written 64 for a square or 48x64 (height x width).</summary>
internal sealed record PictureSize(int Height, int Width)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out PictureSize? size)
    {
        int[] sides = [.. text.Split('x').Select(side => int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0)];
        size = sides.Length is 1 or 2 && sides.All(side => side > 0) ? new PictureSize(sides[0], sides[^1]) : null;
        return size is not null;
    }
}
