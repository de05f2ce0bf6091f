using Microsoft.ML;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Trainers;

namespace Quickstart;

/// <summary>The ML.NET pipeline: labels to keys, and a GAN that learns the pictures of each.</summary>
internal sealed class Training(MLContext mlContext, Settings settings, PictureSet pictures)
{
    // Samples of a training that still goes on are drawn this often; each drawing costs about as much as a few iterations.
    private const int Drawings = 12, Reports = 400;

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
            LinearDecay = true,
            EmaDecay = 0.99,

            Iterations = settings.Iterations,
            BatchSize = settings.Batch ?? Math.Min(Settings.DefaultBatch, pictures.Pictures.Count),
            Threads = settings.Threads,
            ReportEvery = Math.Max(1, settings.Iterations / Reports),
            Progress = Report,
            CancellationToken = CancellationToken,
        });
        var pipeline = pictures.HasLabels ? mlContext.Transforms.Conversion.MapValueToKey(nameof(Picture.Label)).Append(gan) : gan;
        return pipeline.Fit(data);
    }

    private long drawings;

    private void Report(GanProgress progress)
    {
        Progress(progress);
        if (progress.Iteration * Drawings / progress.Iterations == drawings) return;
        drawings = progress.Iteration * Drawings / progress.Iterations;
        if (progress.Iteration < progress.Iterations) Samples(progress.Model);
    }
}
