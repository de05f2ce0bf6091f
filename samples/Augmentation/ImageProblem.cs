using Microsoft.ML;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Gan.Training;
using Microsoft.ML.Transforms.Image;
using Samples;

namespace Augmentation;

/// <summary>Grey images of one size; the classifier sees their pixels, large images at half their size.</summary>
internal sealed class ImageProblem(PictureRows rows) : Problem
{
    private const int LargeSide = 24;

    public override IDataView View(MLContext mlContext, IEnumerable<LabelledSample> samples) => rows.View(mlContext, samples);

    // Grey: one channel says all. A linear classifier needs no fine detail, and takes a quarter of the time.
    public override IEstimator<ITransformer> Features(MLContext mlContext)
    {
        int scale = Math.Min(rows.Height, rows.Width) >= LargeSide ? 2 : 1;
        return mlContext.Transforms.ResizeImages("Small", rows.Width / scale, rows.Height / scale, "Image")
            .Append(mlContext.Transforms.ExtractPixels("Features", "Small", ImagePixelExtractingEstimator.ColorBits.Red, scaleImage: 1f / 255));
    }

    // Small networks and a high, falling learning rate: made for a minute on a CPU. All classes are seen equally often, or a class of a few rows
    // would hardly be seen at all.
    public override GanTrainer Gan(MLContext mlContext, int iterations, int count) => mlContext.Gan().WganGp(new WganGpTrainer.Options
    {
        FeatureColumnName = "Image",
        LabelColumnName = "Label",
        BalanceClasses = true,
        Network = new DcganFamily(Channels: 16),
        LatentSize = 32,
        CriticSteps = 2,
        LearningRate = 1e-3,
        Schedule = new LinearDecay(),
        EmaDecay = 0.99,
        Iterations = iterations,
        BatchSize = Math.Min(MaxBatch, count),
    });
}
