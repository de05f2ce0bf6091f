namespace Quickstart;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public const int DefaultIterations = 2000, DefaultBatch = 32;

    /// <summary>A folder or zip of pictures; null for the drawn ones.</summary>
    public string? Images { get; init; }

    /// <summary>The size to scale to; null where all pictures have one size already.</summary>
    public PictureSize? Size { get; init; }

    /// <summary>Whether damaged files are left out.</summary>
    public bool SkipCorrupt { get; init; }

    public int Iterations { get; init; } = DefaultIterations;

    /// <summary>Pictures per step; null for <see cref="DefaultBatch"/>, or all of them where there are fewer.</summary>
    public int? Batch { get; init; }

    /// <summary>CPU threads. libtorch by itself would take half the processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    public int Seed { get; init; } = 1;

    public string Output { get; init; } = "output";
}
