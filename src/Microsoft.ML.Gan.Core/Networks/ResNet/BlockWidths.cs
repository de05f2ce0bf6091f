namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>
/// The widths of residual networks from the image to the base grid, as multiples of the first: those of the critic's blocks in turn, and, read backwards,
/// of the base grid and the generator's blocks.
/// </summary>
/// <param name="Multiples">One for each of the critic's blocks; at least one more than there are doublings.</param>
/// <param name="Halvings">How many of the critic's blocks, the first ones, halve the size.</param>
internal sealed record BlockWidths(IReadOnlyList<int> Multiples, int Halvings)
{
    // Those of SN-GAN's code for 64x64, 128x128 and 256x256, which follow no rule.
    private static readonly BlockWidths[] widening =
    [
        new([1, 2, 4, 8, 16], 5),
        new([1, 2, 4, 8, 16, 16], 5),
        new([1, 2, 4, 8, 8, 16, 16], 6),
    ];

    private const int FewestWideningLevels = 4;

    /// <summary>All of one width. As WGAN-GP's critic does, which halves 32x32 twice, to 8x8, the last two blocks keep the size.</summary>
    public static BlockWidths Uniform(ImagePyramid pyramid)
    {
        int halvings = Math.Max(pyramid.Levels - 1, 1);
        return new([.. Enumerable.Repeat(1, halvings + 2)], halvings);
    }

    /// <summary>SN-GAN's for large images.</summary>
    /// <exception cref="ArgumentException">The size is not among those that the authors have networks for.</exception>
    public static BlockWidths Widening(ImagePyramid pyramid)
    {
        int row = pyramid.Levels - FewestWideningLevels;
        if (row >= 0 && row < widening.Length) return widening[row];
        var (height, width) = (pyramid.BaseHeight << pyramid.Levels, pyramid.BaseWidth << pyramid.Levels);
        throw new ArgumentException(
            $"Images of {height}x{width} (height x width) double a grid of {pyramid.BaseHeight}x{pyramid.BaseWidth} {pyramid.Levels} times; networks that widen are made for "
            + $"{FewestWideningLevels} to {FewestWideningLevels + widening.Length - 1} doublings, such as 64x64 to 256x256. Others need a {nameof(ResNetFamily)} of one width.");
    }
}
