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
        private readonly byte[] values = [.. sample.Values.Select(value => (byte)Math.Clamp(MathF.Round(value), 0, 255))];

        [ImageType]
        public MLImage Image => GreyPicture.Create(height, width, values);

        public string Label { get; } = sample.Label;
    }
}
