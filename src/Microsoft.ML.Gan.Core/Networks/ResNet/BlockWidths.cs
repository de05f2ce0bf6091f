using System.Text.Json.Serialization;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>How wide the blocks of residual networks are, from the image to the base grid.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "widths")]
[JsonDerivedType(typeof(UniformWidths), "uniform")]
[JsonDerivedType(typeof(DoublingWidths), "doubling")]
[JsonDerivedType(typeof(SnGanWidths), "sngan")]
public abstract record BlockWidths
{
    private protected BlockWidths()
    {
    }

    /// <summary>All of one width. As WGAN-GP's critic of 32x32 does, which halves it twice, to 8x8, the last two blocks of a critic keep the size.</summary>
    public static BlockWidths Uniform { get; } = new UniformWidths();

    /// <summary>
    /// Those of SN-GAN for 64x64 (1, 2, 4, 8 and 16 times the width next to the image), 128x128 (1, 2, 4, 8, 16, 16) and 256x256 (1, 2, 4, 8, 8, 16, 16), and for
    /// whatever doubles its base grid as often; other sizes are refused.
    /// </summary>
    public static BlockWidths SnGan { get; } = new SnGanWidths();

    /// <summary>Twice as wide at half the size, up to <paramref name="limit"/> times.</summary>
    /// <param name="limit">At least 1. Default 8, as in WGAN-GP's networks for 64x64.</param>
    public static BlockWidths Doubling(int limit = 8) => new DoublingWidths(limit);

    /// <summary>The widths for a size.</summary>
    /// <exception cref="ArgumentException">There are none for it.</exception>
    internal abstract BlockPlan Of(ImagePyramid pyramid);
}

/// <summary>Widths of one size, as multiples of the first.</summary>
/// <param name="Multiples">One for each of the critic's blocks in turn; read backwards, those of the base grid and the generator's blocks. At least one more than there are doublings.</param>
/// <param name="Halvings">How many of the critic's blocks halve the size.</param>
internal sealed record BlockPlan(IReadOnlyList<int> Multiples, int Halvings);

internal sealed record UniformWidths : BlockWidths
{
    internal override BlockPlan Of(ImagePyramid pyramid)
    {
        int halvings = Math.Max(pyramid.Levels - 1, 1);
        return new([.. Enumerable.Repeat(1, halvings + 2)], halvings);
    }
}

internal sealed record DoublingWidths(int Limit) : BlockWidths
{
    public int Limit { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Limit);

    internal override BlockPlan Of(ImagePyramid pyramid) => new([.. Enumerable.Range(0, pyramid.Levels + 1).Select(level => Math.Min(1 << level, Limit))], pyramid.Levels);
}

internal sealed record SnGanWidths : BlockWidths
{
    // Those of the authors' code, which follow no rule.
    private static readonly BlockPlan[] plans =
    [
        new([1, 2, 4, 8, 16], 5),
        new([1, 2, 4, 8, 16, 16], 5),
        new([1, 2, 4, 8, 8, 16, 16], 6),
    ];

    private const int FewestLevels = 4;

    internal override BlockPlan Of(ImagePyramid pyramid)
    {
        int row = pyramid.Levels - FewestLevels;
        if (row >= 0 && row < plans.Length) return plans[row];
        var (height, width) = (pyramid.BaseHeight << pyramid.Levels, pyramid.BaseWidth << pyramid.Levels);
        throw new ArgumentException(
            $"Images of {height}x{width} (height x width) double a grid of {pyramid.BaseHeight}x{pyramid.BaseWidth} {pyramid.Levels} times; SN-GAN's wide networks are made for "
            + $"{FewestLevels} to {FewestLevels + plans.Length - 1} doublings, such as 64x64 to 256x256. Others need {nameof(Uniform)} or {nameof(Doubling)} widths.");
    }
}
