using Microsoft.ML;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Gan.Training;
using Samples;

namespace Quickstart;

/// <summary>The ML.NET pipeline: labels to keys, and a GAN that learns the pictures of each.</summary>
internal sealed class Training(MLContext mlContext, Settings settings, PictureSet pictures)
{
    private const int ReportEvery = 5;

    // A drawing costs about as much as a few iterations: often at first, when much changes, and at most a twelfth of the training apart.
    private const double Growth = 1.5;
    private const int FirstDrawing = 25, Drawings = 12;
    private double nextDrawing = FirstDrawing;

    /// <summary>Told how the training goes.</summary>
    public required Action<GanProgress> Progress { get; init; }

    /// <summary>Given the model, every now and then, while it learns.</summary>
    public required Action<GanTransformer> Samples { get; init; }

    /// <summary>Ends the training early; the model so far is kept.</summary>
    public CancellationToken CancellationToken { get; init; }

    public ITransformer Fit(IDataView data)
    {
        IEstimator<ITransformer> gan = mlContext.Gan().WganGp(new WganGpTrainer.Options
        {
            FeatureColumnName = nameof(Picture.Image),
            LabelColumnName = pictures.HasLabels ? nameof(Picture.Label) : null,
            ImageHeight = settings.Size?.Height ?? 0,
            ImageWidth = settings.Size?.Width ?? 0,

            // Small networks, fewer critic steps and a high, falling learning rate: made for minutes on a CPU. For days on a GPU,
            // leave these out: the defaults are the paper's.
            Network = new DcganFamily(Channels: 16),
            CriticSteps = 3,
            LearningRate = 5e-4,
            Schedule = new LinearDecay(),
            EmaDecay = 0.99,

            Iterations = settings.Iterations,
            BatchSize = settings.Batch ?? Math.Min(Settings.DefaultBatch, pictures.Pictures.Count),
            Threads = settings.Threads,
            ReportEvery = ReportEvery,
            Progress = Report,
            CancellationToken = CancellationToken,
        });
        var pipeline = pictures.HasLabels ? mlContext.Transforms.Conversion.MapValueToKey(nameof(Picture.Label)).Append(gan) : gan;
        return pipeline.Fit(data);
    }

    private void Report(GanProgress progress)
    {
        Progress(progress);
        if (progress.Iteration < nextDrawing || progress.Iteration == progress.Iterations) return;
        nextDrawing = Math.Min(progress.Iteration * Growth, progress.Iteration + (double)progress.Iterations / Drawings);
        Samples(progress.Model);
    }
}
