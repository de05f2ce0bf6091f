using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>What all trainers have in common. A trainer checks and copies its options when it is made; changing them later has no effect.</summary>
public abstract class GanOptions
{
    internal const string DefaultFeatureColumnName = "Features";
    internal const int DefaultIterations = 10_000, DefaultBatchSize = 64;

    /// <summary>What to learn: an image column, or a vector of Single of known size. Default "Features".</summary>
    public string FeatureColumnName = DefaultFeatureColumnName;

    /// <summary>Classes to learn to generate on request: a key, Boolean or integer-valued number. Default null: all rows are of one kind.</summary>
    public string? LabelColumnName;

    /// <summary>The column with one generated sample per row that the transformer adds. Default "Generated".</summary>
    public string GeneratedColumnName = "Generated";

    /// <summary>The column (Single) with the critic's score of the row's own sample that the transformer adds; higher is more real. Default "CriticScore".</summary>
    public string ScoreColumnName = "CriticScore";

    /// <summary>Height in pixels to bring all images to, together with <see cref="ImageWidth"/>. Default 0: as the images are, which must then all have one size.</summary>
    public int ImageHeight;

    /// <summary>Width in pixels to bring all images to, together with <see cref="ImageHeight"/>. Default 0.</summary>
    public int ImageWidth;

    /// <summary>1 (grey), 3 (red, green, blue) or 4 (with alpha). Default 0: 1 if all training images are grey, else 3.</summary>
    public int Channels;

    /// <summary>How images are brought to a size they do not have. Default: stretched, with antialiasing.</summary>
    public ImageFit ImageFit = ImageFit.Resize;

    /// <summary>Whether training rows without an image, or with one that cannot be loaded, are left out with a warning in the log. Default false: they are errors.</summary>
    public bool SkipUnreadableImages;

    /// <summary>The networks. Default null: <see cref="DcganFamily"/> for images, <see cref="MlpFamily"/> for vectors.</summary>
    public NetworkFamily? Network;

    /// <summary>Length of the learned embedding of a class that the generator sees, at least 1. Default 50. Without labels it has no effect.</summary>
    public int EmbeddingSize = 50;

    /// <summary>
    /// Whether the training sees all classes equally often, however rare they are in the data. Default false: as often as they occur.
    /// What is generated afterwards is not affected: <see cref="GanTransformer.Generate(long, int?)"/> has classes as frequent as in the data.
    /// </summary>
    public bool BalanceClasses;

    /// <summary>Length of the latent z ~ N(0, I), at least 1. Default 128.</summary>
    public int LatentSize = 128;

    /// <summary>Generator updates, at least 1. Default 10,000.</summary>
    public int Iterations = DefaultIterations;

    /// <summary>Rows in a batch, 1 to the number of training rows. Default 64.</summary>
    public int BatchSize = DefaultBatchSize;

    /// <summary>Decay of the moving average of the generator's weights, which is what generates in the end; in [0, 1). Default 0.999.</summary>
    public double EmaDecay = 0.999;

    /// <summary>The same seed on the same machine gives the same model, bit for bit. Default null: drawn from the context's random numbers, so that MLContext(seed) governs.</summary>
    public int? Seed;

    /// <summary>Threads that a tensor operation may use during Fit, at least 1. The number is the whole process's and set back afterwards. Default null: as it is.</summary>
    public int? Threads;

    /// <summary>Iterations from one report to the next, at least 1. Default 10.</summary>
    public int ReportEvery = 10;

    /// <summary>Called on the training thread at every report; the training waits for it. Default null.</summary>
    public Action<GanProgress>? Progress;

    /// <summary>
    /// Ends Fit early. Once an iteration is done, Fit returns the model trained so far, warns in the log, and says so in
    /// <see cref="GanTransformer.Training"/>; before that it throws <see cref="OperationCanceledException"/>.
    /// </summary>
    public CancellationToken CancellationToken;

    /// <summary>The factor on the learning rates over the training.</summary>
    internal virtual LearningRateSchedule Schedule => new ConstantRate();

    internal NetworkFamily ImageNetwork => Network ?? new DcganFamily();

    internal NetworkFamily VectorNetwork => Network ?? new MlpFamily();

    /// <summary>What is trained.</summary>
    internal abstract GenerativeModel CreateModel(GanArchitecture architecture, RandomStreams random, Device device);

    /// <summary>A copy that has been checked.</summary>
    internal GanOptions CheckedCopy()
    {
        var copy = (GanOptions)MemberwiseClone();
        copy.Check();
        return copy;
    }

    private protected virtual void Check()
    {
        string?[] columns = [FeatureColumnName, LabelColumnName, GeneratedColumnName, ScoreColumnName];
        Require(!string.IsNullOrEmpty(FeatureColumnName), nameof(FeatureColumnName), FeatureColumnName, "the name of a column");
        Require(LabelColumnName != "", nameof(LabelColumnName), LabelColumnName, "the name of a column, or null");
        Require(!string.IsNullOrEmpty(GeneratedColumnName), nameof(GeneratedColumnName), GeneratedColumnName, "the name of a column");
        Require(!string.IsNullOrEmpty(ScoreColumnName), nameof(ScoreColumnName), ScoreColumnName, "the name of a column");
        Require(columns.OfType<string>().Distinct().Count() == columns.OfType<string>().Count(), "column names", string.Join(", ", columns.OfType<string>()), "four different names");

        Require(ImageHeight >= 0, nameof(ImageHeight), ImageHeight, "0 (as the images are) or more");
        Require(ImageWidth >= 0, nameof(ImageWidth), ImageWidth, "0 (as the images are) or more");
        Require((ImageHeight == 0) == (ImageWidth == 0), $"{nameof(ImageHeight)} and {nameof(ImageWidth)}", $"{ImageHeight} and {ImageWidth}", "both 0 (as the images are), or both given");
        Require(Channels is 0 or 1 or 3 or 4, nameof(Channels), Channels, "0 (as the images are), 1, 3 or 4");
        Require(Enum.IsDefined(ImageFit), nameof(ImageFit), ImageFit, string.Join(", ", Enum.GetNames<ImageFit>()));

        Require(EmbeddingSize >= 1, nameof(EmbeddingSize), EmbeddingSize, "at least 1");
        Require(LatentSize >= 1, nameof(LatentSize), LatentSize, "at least 1");
        Require(Iterations >= 1, nameof(Iterations), Iterations, "at least 1");
        Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Require(EmaDecay is >= 0 and < 1, nameof(EmaDecay), EmaDecay, "at least 0 and below 1");
        Require(Threads is null or >= 1, nameof(Threads), Threads, "at least 1, or null");
        Require(ReportEvery >= 1, nameof(ReportEvery), ReportEvery, "at least 1");
    }

    private protected static void RequirePositive(string option, double found) =>
        Require(found > 0 && double.IsFinite(found), option, found, "a finite number above 0");

    private protected static void RequireNotNegative(string option, double found) =>
        Require(found >= 0 && double.IsFinite(found), option, found, "a finite number of at least 0");

    private protected static void Require(bool accepted, string option, object? found, string range)
    {
        if (!accepted) throw new ArgumentOutOfRangeException(option, found, $"{option} must be {range}.");
    }
}
