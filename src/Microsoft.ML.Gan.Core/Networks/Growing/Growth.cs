using System.Text.Json.Serialization;

namespace Microsoft.ML.Gan.Networks.Growing;

/// <summary>How the size that networks work at grows while they are trained.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "growth")]
[JsonDerivedType(typeof(FixedGrowth), "fixed")]
[JsonDerivedType(typeof(ProgressiveGrowth), "progressive")]
[JsonDerivedType(typeof(StaticFade), "seed-static")]
public abstract record Growth
{
    // The kinds are known to the file format; a kind that is not could be trained, but not saved.
    private protected Growth()
    {
    }

    /// <summary>None: the full size from the start, and no layers to and from pixels at other sizes. The choice up to 64x64.</summary>
    public static Growth Fixed { get; } = new FixedGrowth();

    /// <summary>
    /// The full size with the top level faded out for good (alpha 0): the networks as they are drawn at the start of a fade. For comparison only, because
    /// the top level's layers never get a gradient.
    /// </summary>
    public static Growth SeedStatic { get; } = new StaticFade();

    /// <summary>Where networks of <paramref name="topLevel"/> stand after the critic has been shown <paramref name="images"/> real images.</summary>
    public abstract GrowthPoint At(long images, int topLevel);

    /// <summary>How a level is trained. Default: as the training's settings say.</summary>
    internal virtual LevelSettings Settings(int level) => LevelSettings.Default;

    /// <summary>All sizes of batches in a training whose settings say <paramref name="batchSize"/>.</summary>
    internal virtual IEnumerable<int> BatchSizes(int batchSize) => [batchSize];
}

internal sealed record FixedGrowth : Growth
{
    public override GrowthPoint At(long images, int topLevel) => new(topLevel, 1);
}

internal sealed record StaticFade : Growth
{
    public override GrowthPoint At(long images, int topLevel) => new(topLevel, 0);
}
