namespace Microsoft.ML.Gan.Networks.Growing;

/// <summary>
/// Karras et al., "Progressive Growing of GANs" (2018): the start level is trained for a phase; then each level is faded in over a phase (alpha from 0 to 1)
/// and trained for another, up to the full size, where the training stays. The optimizers start anew with every level.
/// Level start + k is entered after (2k - 1) phases and stands whole after 2k.
/// </summary>
/// <param name="PhaseImages">Real images of a phase, at least 1. Default 600,000, the paper's; see <see cref="Suiting"/> for small data sets.</param>
/// <param name="StartLevel">The first level, at least 0. Default 1: twice the base grid, 8x8 of a power of two.</param>
public sealed record ProgressiveGrowth(long PhaseImages = 600_000, int StartLevel = 1) : Growth
{
    /// <summary>Real images of a phase.</summary>
    public long PhaseImages { get; init; } = PhaseImages >= 1 ? PhaseImages : throw new ArgumentOutOfRangeException(nameof(PhaseImages), PhaseImages, "A phase takes at least one image.");

    /// <summary>The first level.</summary>
    public int StartLevel { get; init; } = StartLevel >= 0 ? StartLevel : throw new ArgumentOutOfRangeException(nameof(StartLevel), StartLevel, "The first level is 0 or higher.");

    /// <summary>How the start level and those after it are trained; a level that is not listed as the training's settings say. Default: none is.</summary>
    public IReadOnlyList<LevelSettings> Levels { get; init; } = [];

    /// <summary>
    /// The authors' settings for one GPU with WGAN-GP, from 8x8 to 1024x1024, for a base rate of 0.001: batches of 128, 128, 64, 32, 16, 8, 4, 4 and
    /// rates of 0.001 up to 64x64, then 0.0015, and 0.002 from 256x256 on.
    /// </summary>
    public static ProgressiveGrowth SingleGpu { get; } = OneGpu(largestFactor: 2);

    /// <summary>The same with R1, whose rate is 0.003 from 512x512 on.</summary>
    public static ProgressiveGrowth SingleGpuR1 { get; } = OneGpu(largestFactor: 3);

    /// <summary>
    /// Growth in phases of twice the data set and at least 2,000 images, but shorter ones where growing would take more than half of the training. To resume a training
    /// that is to last longer, keep the growth that it began with: this one would be another.
    /// </summary>
    /// <param name="topLevel">The level of the full size, above that of <see cref="StartLevel"/>'s default.</param>
    /// <param name="samples">Images in the data set.</param>
    /// <param name="shown">Real images that the critic is shown in the whole training.</param>
    public static ProgressiveGrowth Suiting(int topLevel, long samples, long shown)
    {
        var growth = new ProgressiveGrowth();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(topLevel, growth.StartLevel);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shown, 1);
        long phases = 2 * (topLevel - growth.StartLevel);
        return growth with { PhaseImages = Math.Max(1, Math.Min(Math.Max(2000, 2 * samples), shown / (2 * phases))) };
    }

    /// <inheritdoc/>
    public override GrowthPoint At(long images, int topLevel)
    {
        long phase = images / PhaseImages;
        long level = StartLevel + (phase + 1) / 2;
        if (level > topLevel) return new(topLevel, 1);
        return new((int)level, phase % 2 == 0 ? 1 : (double)(images % PhaseImages) / PhaseImages);
    }

    /// <inheritdoc/>
    public bool Equals(ProgressiveGrowth? other) =>
        other is not null && (PhaseImages, StartLevel) == (other.PhaseImages, other.StartLevel) && Levels.SequenceEqual(other.Levels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PhaseImages, StartLevel, Levels.Count);

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ProgressiveGrowth)} {{ {PhaseImages} images from level {StartLevel}, [{string.Join(", ", Levels)}] }}";

    private static ProgressiveGrowth OneGpu(double largestFactor)
    {
        LevelSettings[] levels = [new(128), new(128), new(64), new(32), new(16, 1.5), new(8, 2), new(4, 3), new(4, 3)];
        return new() { Levels = [.. levels.Select(level => level with { RateFactor = Math.Min(level.RateFactor, largestFactor) })] };
    }

    internal override LevelSettings Settings(int level) => Levels.ElementAtOrDefault(level - StartLevel) ?? LevelSettings.Default;

    internal override IEnumerable<int> BatchSizes(int batchSize) => [batchSize, .. Levels.Select(level => level.BatchSize ?? batchSize)];
}
