using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Training;
using Microsoft.ML.Gan.Transforms;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;
using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// Trains a CycleGAN: Zhu et al., "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks" (2017). It learns to turn values of
/// one column into values of another without knowing which belong together. Colours and textures translate well, shapes hardly.
/// </summary>
public sealed partial class CycleGanTrainer : IEstimator<CycleGanTransformer>
{
    private readonly MLContext mlContext;
    private readonly IHost host;
    private readonly Options options;

    internal CycleGanTrainer(MLContext mlContext, Options options)
    {
        this.mlContext = mlContext;
        this.options = (Options)options.CheckedCopy();
        host = ((IHostEnvironment)mlContext).Register(nameof(CycleGanTrainer));
    }

    /// <summary>The input's columns, both translations and both cycle errors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a type or size that is not accepted; the message names it.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        if (options.ColumnNameA == options.ColumnNameB)
        {
            throw new ArgumentOutOfRangeException(
                nameof(inputSchema), $"{nameof(Options.ColumnNameA)} and {nameof(Options.ColumnNameB)} are both '{options.ColumnNameA}': in one view the domains are two columns. Two views go to Fit(a, b).");
        }

        var (a, b) = (InputSchema.Feature(inputSchema, options.ColumnNameA), InputSchema.Feature(inputSchema, options.ColumnNameB));
        CheckDomains(a, b);
        SchemaShape.Column[] added =
        [
            InputSchema.Generated(b, options.TranslatedToBColumnName, options), InputSchema.Generated(a, options.TranslatedToAColumnName, options),
            InputSchema.Number(options.CycleErrorAColumnName), InputSchema.Number(options.CycleErrorBColumnName),
        ];
        return new SchemaShape([.. inputSchema.ExceptBy(added.Select(column => column.Name), column => column.Name), .. added]);
    }

    /// <summary>
    /// Trains on two columns of a data view. Which values stand in one row does not matter: each domain is shuffled by itself, and where a row has no value
    /// in one of the columns (no image, NaN in every slot of a vector), it counts for the other alone.
    /// </summary>
    /// <returns>The model, which is the caller's to dispose.</returns>
    /// <exception cref="ArgumentException">A column is missing or has a type or size that is not accepted, the identity loss is asked for between domains of different shapes, or vectors are to be jittered.</exception>
    /// <exception cref="InvalidOperationException">A row cannot be used, or there are too few; the message says which, what was found and what is accepted.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled before the first iteration was done.</exception>
    /// <exception cref="TrainingDivergedException">Many training steps in a row were not finite.</exception>
    public CycleGanTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(InputSchema.ShapeOf(input.Schema));
        return Train(input, input);
    }

    /// <summary>Trains on a column of each of two data views, which may have different numbers of rows.</summary>
    /// <param name="a">Rows with <see cref="Options.ColumnNameA"/>.</param>
    /// <param name="b">Rows with <see cref="Options.ColumnNameB"/>.</param>
    /// <inheritdoc cref="Fit(IDataView)"/>
    public CycleGanTransformer Fit(IDataView a, IDataView b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        CheckDomains(InputSchema.Feature(InputSchema.ShapeOf(a.Schema), options.ColumnNameA), InputSchema.Feature(InputSchema.ShapeOf(b.Schema), options.ColumnNameB));
        return Train(a, b);
    }

    private CycleGanTransformer Train(IDataView viewA, IDataView viewB)
    {
        using var channel = host.Start("Fit");
        using var progressChannel = host.StartProgressChannel("Fit");
        using var threads = new ThreadCount(options.Threads);
        var device = ComputeDevice.Of(mlContext, channel);
        int seed = options.Seed ?? host.Rand.Next();

        using var a = TrainingData.Read(viewA, options.ColumnNameA, null, options, channel);
        using var b = TrainingData.Read(viewB, options.ColumnNameB, null, options, channel);
        using var random = new RandomStreams(seed);
        using var model = new CycleModel(Architecture(a.Dataset.Shape, b.Dataset.Shape), options.Game, random, device);
        var settings = options.Settings() with { Schedule = options.Schedule, Jitter = options.JitterOf(a.Dataset.Shape) };
        using var loop = new TrainingLoop(model, [a.Dataset, b.Dataset], settings, random, device);
        channel.Info(MessageSensitivity.None,
            $"Training on {a.Dataset.Count} samples of {a.Dataset.Shape} (A) and {b.Dataset.Count} of {b.Dataset.Shape} (B), on {device}: "
            + $"each translator with {TrainingRun.Parameters(model.Trained.AToB)} parameters, each critic with {TrainingRun.Parameters(model.Trained.CriticA)}; seed {seed}.");

        CycleGanTransformer Snapshot(long iterations, long skippedSteps) => new(
            TrainedTranslation.Copy(model).MoveTo(torch.CPU),
            new(a.Feature, b.Feature, options.TranslatedToBColumnName, options.TranslatedToAColumnName, options.CycleErrorAColumnName, options.CycleErrorBColumnName,
                new(iterations, options.Iterations, a.Dataset.Count + b.Dataset.Count, skippedSteps, seed)));
        void Report(TrainingProgress progress, Action<CycleGanProgress> callback) =>
            CycleGanProgress.During(new CycleGanProgress(progress, () => Snapshot(progress.Iteration, progress.SkippedSteps)), callback);
        TrainingRun.Run(loop, options, channel, progressChannel, options.Progress is { } callback ? progress => Report(progress, callback) : null);
        return Snapshot(loop.Iteration, loop.SkippedSteps);
    }

    private TranslationFamily Family(bool images) => options.Network ?? (images ? new ResNetTranslation() : new MlpTranslation());

    private TranslationArchitecture Architecture(SampleShape a, SampleShape b)
    {
        var family = Family(a is ImageShape && b is ImageShape);
        if (family.Obstacle(a, b) is { } reason) throw new InvalidOperationException($"{reason} {SizeHint}");
        return new TranslationArchitecture(a, b, family);
    }

    private static string SizeHint => $"Set {nameof(Options.ImageHeight)} and {nameof(Options.ImageWidth)} to bring images to such a size.";

    // What the schema tells of the images' sizes, where it does; how many channels they have only the data says.
    private void CheckDomains(SchemaShape.Column a, SchemaShape.Column b)
    {
        foreach (var domain in new[] { a, b }) InputSchema.CheckJitter(domain, options.Jitter ?? Jitter.None);
        if (Shape(a) is not { } shapeA || Shape(b) is not { } shapeB || Family(images: true).Obstacle(shapeA, shapeB) is not { } reason) return;
        throw new ArgumentOutOfRangeException(nameof(a), $"Columns '{a.Name}' and '{b.Name}' cannot be translated into each other. {reason} {SizeHint}");
    }

    private ImageShape? Shape(SchemaShape.Column column) =>
        InputSchema.Generated(column, column.Name, options).ItemType is ImageDataViewType { Height: > 0, Width: > 0 } image ? new(3, image.Height, image.Width) : null;
}
