using Microsoft.ML.Gan.Training;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>What trainers of all kinds have in common. A trainer checks and copies its options when it is made; changing them later has no effect.</summary>
public abstract class TrainingOptions
{
    internal const int DefaultIterations = 10_000;

    /// <summary>Height in pixels to bring all images to, together with <see cref="ImageWidth"/>. Default 0: as the images are, which must then all have one size.</summary>
    public int ImageHeight;

    /// <summary>Width in pixels to bring all images to, together with <see cref="ImageHeight"/>. Default 0.</summary>
    public int ImageWidth;

    /// <summary>1 (grey), 3 (red, green, blue) or 4 (with alpha). Default 0: 1 if all training images of a column are grey, else 3.</summary>
    public int Channels;

    /// <summary>How images are brought to a size they do not have. Default: stretched, with antialiasing.</summary>
    public ImageFit ImageFit = ImageFit.Resize;

    /// <summary>Whether training rows without an image, or with one that cannot be loaded, are left out with a warning in the log. Default false: they are errors.</summary>
    public bool SkipUnreadableImages;

    /// <summary>Generator updates, at least 1. Default 10,000.</summary>
    public int Iterations = DefaultIterations;

    /// <summary>Rows in a batch, 1 to the number of training rows. Default 64.</summary>
    public int BatchSize = 64;

    /// <summary>
    /// Decay, with each iteration, of the moving average of the generator's weights, which is what generates in the end; in [0, 1), where 0 is no average.
    /// Default null: 0.999, or what the trainer says.
    /// </summary>
    public double? EmaDecay;

    /// <summary>The same seed on the same machine gives the same model, bit for bit. Default null: drawn from the context's random numbers, so that MLContext(seed) governs.</summary>
    public int? Seed;

    /// <summary>Threads that a tensor operation may use during Fit, at least 1. The number is the whole process's and set back afterwards. Default null: as it is.</summary>
    public int? Threads;

    /// <summary>Iterations from one report to the next, at least 1. Default 10.</summary>
    public int ReportEvery = 10;

    /// <summary>
    /// Ends Fit early. Once an iteration is done, Fit returns the model trained so far, warns in the log, and says so in the model's
    /// <see cref="TrainingSummary"/>; before that it throws <see cref="OperationCanceledException"/>.
    /// </summary>
    public CancellationToken CancellationToken;

    private protected TrainingOptions()
    {
    }

    /// <summary>Levels that an image's <see cref="Networks.ImagePyramid"/> must have, to whose size images are brought; null where they may have any size.</summary>
    internal abstract int? FewestLevels { get; }

    /// <summary>Whether training rows that have no value, or (in a vector) only NaN, are left out in silence.</summary>
    internal virtual bool SkipsMissingValues => false;

    /// <summary>The moving average where no <see cref="EmaDecay"/> is given.</summary>
    private protected virtual ExponentialMovingAverage DefaultAverage => new();

    /// <summary>A copy that has been checked.</summary>
    internal TrainingOptions CheckedCopy()
    {
        var copy = (TrainingOptions)MemberwiseClone();
        copy.Check();
        return copy;
    }

    /// <summary>The loop's settings that all trainings share.</summary>
    internal TrainingSettings Settings() => new()
    {
        Iterations = Iterations,
        BatchSize = BatchSize,
        Average = EmaDecay is { } decay ? new ExponentialMovingAverage(decay) : DefaultAverage,
        ReportEvery = ReportEvery,
    };

    private protected virtual void Check()
    {
        Require(ImageHeight >= 0, nameof(ImageHeight), ImageHeight, "0 (as the images are) or more");
        Require(ImageWidth >= 0, nameof(ImageWidth), ImageWidth, "0 (as the images are) or more");
        Require((ImageHeight == 0) == (ImageWidth == 0), $"{nameof(ImageHeight)} and {nameof(ImageWidth)}", $"{ImageHeight} and {ImageWidth}", "both 0 (as the images are), or both given");
        Require(Channels is 0 or 1 or 3 or 4, nameof(Channels), Channels, "0 (as the images are), 1, 3 or 4");
        Require(Enum.IsDefined(ImageFit), nameof(ImageFit), ImageFit, string.Join(", ", Enum.GetNames<ImageFit>()));

        Require(Iterations >= 1, nameof(Iterations), Iterations, "at least 1");
        Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Require(EmaDecay is null or (>= 0 and < 1), nameof(EmaDecay), EmaDecay, "at least 0 and below 1, or null");
        Require(Threads is null or >= 1, nameof(Threads), Threads, "at least 1, or null");
        Require(ReportEvery >= 1, nameof(ReportEvery), ReportEvery, "at least 1");
    }
}
