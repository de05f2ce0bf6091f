namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// How an image size is reached by doubling: Height = BaseHeight * 2^Levels, Width = BaseWidth * 2^Levels, with the largest number
/// of levels that keeps both base sides at 4 or more. Every convolutional generator starts from the base grid and every critic ends at it.
/// </summary>
/// <param name="BaseHeight">Height of the smallest grid, 4 to 12.</param>
/// <param name="BaseWidth">Width of the smallest grid, 4 to 12.</param>
/// <param name="Levels">Number of doublings.</param>
public readonly record struct ImagePyramid(int BaseHeight, int BaseWidth, int Levels)
{
    /// <summary>The smallest and largest side of a base grid.</summary>
    public const int MinBase = 4, MaxBase = 12;

    private const int MaxLevels = 10;

    /// <summary>The pyramid of an image size, or null where no doubling from a base grid of 4 to 12 reaches it (100x100, 178x218).</summary>
    /// <param name="height">Height of the image.</param>
    /// <param name="width">Width of the image.</param>
    /// <param name="fewestLevels">Doublings that there must be, at least 0. Default 1.</param>
    public static ImagePyramid? TryCreate(int height, int width, int fewestLevels = 1)
    {
        int levels = 0;
        while (height % 2 == 0 && width % 2 == 0 && height / 2 >= MinBase && width / 2 >= MinBase)
        {
            (height, width, levels) = (height / 2, width / 2, levels + 1);
        }

        bool accepted = levels >= fewestLevels && Math.Min(height, width) >= MinBase && Math.Max(height, width) <= MaxBase;
        return accepted ? new ImagePyramid(height, width, levels) : null;
    }

    /// <summary>The pyramid of an image shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="fewestLevels">Doublings that there must be, at least 0. Default 1.</param>
    /// <exception cref="ArgumentException">The size cannot be reached; the message names the nearest size that can.</exception>
    public static ImagePyramid Of(ImageShape shape, int fewestLevels = 1)
    {
        if (TryCreate(shape.Height, shape.Width, fewestLevels) is { } pyramid) return pyramid;
        var (height, width) = Nearest(shape.Height, shape.Width, fewestLevels);
        throw new ArgumentException(
            $"Images of {shape.Height}x{shape.Width} (height x width) cannot be built by doubling a grid of {MinBase} to {MaxBase} a side; "
            + $"the nearest size that can is {height}x{width}.");
    }

    /// <summary>The accepted size nearest to a given one, by the sum of the two sides' differences; the larger of two equally near ones.</summary>
    public static (int Height, int Width) Nearest(int height, int width, int fewestLevels = 1) =>
        (from levels in Enumerable.Range(fewestLevels, MaxLevels + 1 - fewestLevels)
         let size = (Height: NearestSide(height, levels), Width: NearestSide(width, levels))
         orderby Math.Abs(size.Height - height) + Math.Abs(size.Width - width), size.Height + size.Width descending
         select size).First();

    /// <summary>The smallest accepted size, by its number of pixels, that a given one fits into; null where none is large enough.</summary>
    public static (int Height, int Width)? Enclosing(int height, int width, int fewestLevels = 1) =>
        (from levels in Enumerable.Range(fewestLevels, MaxLevels + 1 - fewestLevels)
         let size = (Height: LargerSide(height, levels), Width: LargerSide(width, levels))
         where TryCreate(size.Height, size.Width, fewestLevels) is not null
         orderby (long)size.Height * size.Width
         select ((int, int)?)size).FirstOrDefault();

    /// <summary>The largest accepted size, by its number of pixels, that fits into a given one; null where none is small enough.</summary>
    public static (int Height, int Width)? Enclosed(int height, int width, int fewestLevels = 1) =>
        (from levels in Enumerable.Range(fewestLevels, MaxLevels + 1 - fewestLevels)
         let size = (Height: SmallerSide(height, levels), Width: SmallerSide(width, levels))
         where TryCreate(size.Height, size.Width, fewestLevels) is not null
         orderby (long)size.Height * size.Width descending
         select ((int, int)?)size).FirstOrDefault();

    private static int LargerSide(int side, int levels) => Math.Max(MinBase, (side + (1 << levels) - 1) >> levels) << levels;

    private static int SmallerSide(int side, int levels) => Math.Min(MaxBase, side >> levels) << levels;

    private static int NearestSide(int side, int levels) =>
        Math.Clamp((int)Math.Round(side / Math.Pow(2, levels), MidpointRounding.AwayFromZero), MinBase, MaxBase) << levels;
}
