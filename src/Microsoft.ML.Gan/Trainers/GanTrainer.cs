using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Training;
using Microsoft.ML.Gan.Transforms;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>What all trainers do: check the columns, read the rows, train, and hand over a transformer. A trainer's options say what is trained.</summary>
public abstract class GanTrainer : IEstimator<GanTransformer>
{
    private const int StandingStatisticsBatches = 64;

    private readonly MLContext mlContext;
    private readonly IHost host;
    private readonly GanOptions options;

    private protected GanTrainer(MLContext mlContext, GanOptions options)
    {
        this.mlContext = mlContext;
        this.options = (GanOptions)options.CheckedCopy();
        host = ((IHostEnvironment)mlContext).Register(GetType().Name);
    }

    /// <summary>The label column of the options.</summary>
    internal string? LabelColumnName => options.LabelColumnName;

    /// <summary>The columns that it learns: the feature column, and the label or condition column where there is one.</summary>
    internal string?[] Columns => [options.FeatureColumnName, options.Condition?.Name];

    /// <summary>The input's columns, the generated sample, the critic's score and its percentile.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The feature, label or condition column is missing or has a type that is not accepted; the message names it.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var feature = InputSchema.Feature(inputSchema, options.FeatureColumnName);
        InputSchema.CheckNetwork(feature, options.TrainedSystem.VectorNetwork);
        InputSchema.CheckJitter(feature, options.Jitter);
        options.Condition?.Check(inputSchema);

        var generated = InputSchema.Generated(feature, options.GeneratedColumnName, options);
        SchemaShape.Column[] added = [generated, InputSchema.Number(options.ScoreColumnName), InputSchema.Number(options.PercentileColumnName)];
        return new SchemaShape([.. inputSchema.ExceptBy(added.Select(column => column.Name), column => column.Name), .. added]);
    }

    /// <summary>Trains on all rows of a data view.</summary>
    /// <returns>The model, which is the caller's to dispose.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="GetOutputSchema"/>.</exception>
    /// <exception cref="InvalidOperationException">A row cannot be used, or there are too few; the message says which, what was found and what is accepted.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled before the first iteration was done.</exception>
    /// <exception cref="TrainingDivergedException">Many training steps in a row were not finite.</exception>
    public GanTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(InputSchema.ShapeOf(input.Schema));

        using var channel = host.Start("Fit");
        using var progressChannel = host.StartProgressChannel("Fit");
        using var threads = new ThreadCount(options.Threads);
        var device = ComputeDevice.Of(mlContext, channel);
        int seed = options.Seed ?? host.Rand.Next();

        using var data = TrainingData.Read(input, options.FeatureColumnName, options.Condition, options, channel);
        using var random = new RandomStreams(seed);
        var system = options.TrainedSystem;
        using var model = system.CreateModel(Architecture(data, system), random, device);
        using var loop = new TrainingLoop(model, data.Dataset, Settings(system), random, device);
        channel.Info(MessageSensitivity.None,
            $"Training on {data.Dataset.Count} samples of {data.Dataset.Shape}, {data.Dataset.ClassFrequencies.Count} classes, on {device}: "
            + $"generator with {TrainingRun.Parameters(model.Generator)} parameters, critic with {TrainingRun.Parameters(model.Critic)}; seed {seed}.");

        GanTransformer Snapshot(long iterations, long skippedSteps) => Transformer(model, data, new(iterations, options.Iterations, data.Dataset.Count, skippedSteps, seed));
        void Report(TrainingProgress progress, Action<GanProgress> callback) =>
            GanProgress.During(new GanProgress(progress, () => Snapshot(progress.Iteration, progress.SkippedSteps)), callback);
        TrainingRun.Run(loop, options, channel, progressChannel, options.Progress is { } callback ? progress => Report(progress, callback) : null);
        var transformer = Snapshot(loop.Iteration, loop.SkippedSteps);
        try
        {
            transformer.Calibrate();
            return transformer;
        }
        catch
        {
            transformer.Dispose();
            throw;
        }
    }

    private GanArchitecture Architecture(TrainingData data, GanSystem system)
    {
        var network = data.Dataset.Shape is ImageShape ? system.ImageNetwork : system.VectorNetwork;
        var family = network.Suiting(data.Dataset.Shape, data.Dataset.Count, shown: (long)options.Iterations * options.BatchSize * system.CriticSteps.Steps);
        var conditioning = options.Conditioning ?? (data.Condition is LabelColumn ? family.DefaultConditioning : family.DefaultVectorConditioning);
        return new(data.Dataset.Shape, options.LatentSize, family, data.Condition is { } condition ? conditioning(condition.Size) : new Unconditional());
    }

    private TrainingSettings Settings(GanSystem system) => options.Settings() with
    {
        Sampling = options.BalanceClasses ? new ClassBalancedRows() : new ShuffledRows(),
        Schedule = system.Schedule,
        Jitter = options.Jitter,
    };

    // A copy of the model as it is, with batch statistics of the averaged generator's own, on the CPU.
    private GanTransformer Transformer(GenerativeModel model, TrainingData data, TrainingSummary training)
    {
        var gan = TrainedGan.Copy(model);
        try
        {
            RecomputeStatistics(gan, data, training.Seed);
            gan.MoveTo(torch.CPU);
        }
        catch
        {
            gan.Dispose();
            throw;
        }

        var configuration = new GanConfiguration(
            data.Feature, data.Condition, options.GeneratedColumnName, options.ScoreColumnName, options.PercentileColumnName, options.Drawing, training);
        return new GanTransformer(gan, configuration, new(() => ScoreDistribution.Of(new Scorer(gan, training.Seed), data.Dataset)));
    }

    // Of rows as they are generated; of latents as they are trained on while there are no others of some label.
    private void RecomputeStatistics(TrainedGan gan, TrainingData data, int seed)
    {
        using var scope = torch.NewDisposeScope();
        Sampler trained = new(gan, seed), drawn = options.Drawing.CreateSampler(gan, seed);
        StandingStatistics.Recompute(gan.Generator, Enumerable.Range(0, StandingStatisticsBatches).Select(batch =>
        {
            long first = (long)batch * options.BatchSize;
            Label[] labels = data.Condition is { } condition ? [.. Enumerable.Range(0, options.BatchSize).Select(i => condition.Draw(trained, first + i))] : [];
            bool canDraw = labels.Length == 0 ? drawn.CanDraw(default) : labels.All(drawn.CanDraw);
            return ((canDraw ? drawn : trained).Normals(first, options.BatchSize, labels), labels.Length == 0 ? null : Label.Stack(labels).to(gan.Device));
        }));
    }
}
