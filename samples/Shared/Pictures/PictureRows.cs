using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Samples;

/// <summary>Grey pictures of one size as rows of an Image and a Label.</summary>
internal sealed record PictureRows(int Height, int Width)
{
    // Pixels can be extracted only where the column's type says how many there are.
    public IDataView View(MLContext mlContext, IEnumerable<LabelledSample> samples)
    {
        var schema = SchemaDefinition.Create(typeof(Row), SchemaDefinition.Direction.Read);
        schema[nameof(Row.Image)].ColumnType = new ImageDataViewType(Height, Width);
        return mlContext.Data.LoadFromEnumerable(samples.Select(sample => new Row(sample, Height, Width)).ToList(), schema);
    }

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
