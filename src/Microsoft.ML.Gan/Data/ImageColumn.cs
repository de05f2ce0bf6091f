using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>A column of images. The networks see them as [C,H,W] in [-1, 1].</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Channels">1 (grey), 3 (red, green, blue) or 4 (with alpha).</param>
/// <param name="Geometry">The sizes.</param>
internal sealed record ImageColumn(string Name, int Channels, ImageGeometry Geometry) : FeatureColumn(Name)
{
    [JsonIgnore]
    public override DataViewType Type => new ImageDataViewType(Geometry.Generated.Height, Geometry.Generated.Width);

    public override void Check(DataViewSchema.Column column)
    {
        if (column.Type is not ImageDataViewType) throw Mismatch(column, "images");
    }

    public override Func<Tensor?> OptionalReader(DataViewRow row, DataViewSchema.Column column)
    {
        var source = new ImageSource(row, column);
        return () =>
        {
            if (source.TryRead(Channels, out _) is not { } image) return null;
            var size = new ImageSize((int)image.shape[2], (int)image.shape[3]);
            if (size != Geometry.Source && !Geometry.AcceptsAnySize)
            {
                throw new InvalidOperationException($"Row {row.Position} of column '{column.Name}' is an image of {size}, but the model was trained on images of {Geometry.Source}.");
            }

            return PixelRange.ToUnit(Geometry.Apply(image));
        };
    }

    public override Delegate Getter(SampleSource sample) => new ValueGetter<MLImage>((ref MLImage value) =>
    {
        value?.Dispose();
        var values = sample();
        value = values.IsEmpty ? null! : MLImage.CreateFromPixels(Geometry.Generated.Width, Geometry.Generated.Height, MLPixelFormat.Rgba32, Pixels(values));
    });

    // [C,H,W] of the trained size in [-1, 1] to interleaved RGBA bytes of the generated size.
    private byte[] Pixels(ReadOnlySpan<float> sample)
    {
        var (trained, generated, (top, left)) = (Geometry.Trained, Geometry.Generated, Geometry.Crop);
        int plane = trained.Height * trained.Width;
        int green = Channels == 1 ? 0 : plane, blue = Channels == 1 ? 0 : 2 * plane;
        var pixels = new byte[4 * generated.Height * generated.Width];
        int next = 0;
        for (int y = 0; y < generated.Height; y++)
        {
            for (int x = 0; x < generated.Width; x++)
            {
                int at = (top + y) * trained.Width + left + x;
                pixels[next++] = PixelRange.ToByte(sample[at]);
                pixels[next++] = PixelRange.ToByte(sample[green + at]);
                pixels[next++] = PixelRange.ToByte(sample[blue + at]);
                pixels[next++] = Channels == 4 ? PixelRange.ToByte(sample[3 * plane + at]) : byte.MaxValue;
            }
        }

        return pixels;
    }
}
