namespace Microsoft.ML.Gan.Networks.Growing;

/// <summary>How one level of a growing training differs from the training's settings.</summary>
/// <param name="BatchSize">Samples in a batch, at least 1; null for the training's batch size.</param>
/// <param name="RateFactor">Factor on every learning rate. Default 1.</param>
public sealed record LevelSettings(int? BatchSize = null, double RateFactor = 1)
{
    /// <summary>Samples in a batch, or null.</summary>
    public int? BatchSize { get; init; } = BatchSize is { } size ? Require.AtLeastOne(size, nameof(BatchSize)) : null;

    /// <summary>As the training's settings say.</summary>
    public static LevelSettings Default { get; } = new();
}
