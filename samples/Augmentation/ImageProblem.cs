using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Gan.Training;
using Microsoft.ML.Transforms.Image;

namespace Augmentation;

/// <summary>Grey images of one size; the classifier sees their pixels, large images at half their size.</summary>
internal sealed class ImageProblem(int height, int width) : Problem
{
    private const int LargeSide = 24;

    // Pixels can be extracted only where the column's type says how many there are.
    public override IDataView View(MLContext mlContext, IEnumerable<LabelledSample> samples)
    {
        var schema = SchemaDefinition.Create(typeof(Row), SchemaDefinition.Direction.Read);
        schema[nameof(Row.Image)].ColumnType = new ImageDataViewType(height, width);
        return mlContext.Data.LoadFromEnumerable(samples.Select(sample => new Row(sample, height, width)).ToList(), schema);
    }

    // Grey: one channel says all. A linear classifier needs no fine detail, and takes a quarter of the time.
    public override IEstimator<ITransformer> Features(MLContext mlContext)
    {
        int scale = Math.Min(height, width) >= LargeSide ? 2 : 1;
        return mlContext.Transforms.ResizeImages("Small", width / scale, height / scale, nameof(Row.Image))
            .Append(mlContext.Transforms.ExtractPixels("Features", "Small", ImagePixelExtractingEstimator.ColorBits.Red, scaleImage: 1f / 255));
    }

    // Small networks and a high, falling learning rate: made for a minute on a CPU. All classes are seen equally often, or a class of a few rows
    // would hardly be seen at all.
    public override GanTrainer Gan(MLContext mlContext, int iterations, int rows) => mlContext.Gan().WganGp(new WganGpTrainer.Options
    {
        FeatureColumnName = nameof(Row.Image),
        LabelColumnName = nameof(Row.Label),
        BalanceClasses = true,
        Network = new DcganFamily(Channels: 16),
        LatentSize = 32,
        CriticSteps = 2,
        LearningRate = 5e-4,
        Schedule = new LinearDecay(),
        EmaDecay = 0.99,
        Iterations = iterations,
        BatchSize = Math.Min(MaxBatch, rows),
    });

    private sealed class Row(LabelledSample sample, int height, int width)
    {
        [ImageType]
        public MLImage Image => MLImage.CreateFromPixels(width, height, MLPixelFormat.Rgba32, Pixels());

        public string Label { get; } = sample.Label;

        private byte[] Pixels()
        {
            var pixels = new byte[4 * sample.Values.Length];
            for (int i = 0; i < sample.Values.Length; i++)
            {
                pixels.AsSpan(4 * i, 3).Fill((byte)Math.Clamp(MathF.Round(sample.Values[i]), 0, 255));
                pixels[4 * i + 3] = byte.MaxValue;
            }

            return pixels;
        }
    }
}
