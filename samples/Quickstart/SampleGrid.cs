using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan;
using Samples;

namespace Quickstart;

/// <summary>A picture of generated pictures on black, a row per class.</summary>
internal sealed class SampleGrid
{
    /// <summary>More classes than these are not drawn.</summary>
    public const int MaxRows = 20;

    private const int Columns = 10, RowsWithoutLabels = 6, Gap = 2, SmallestCell = 64;
    private readonly byte[] pixels;
    private readonly int rows, height, width, zoom;

    private SampleGrid(int rows, int height, int width)
    {
        (this.rows, this.height, this.width) = (rows, height, width);
        zoom = Math.Max(1, SmallestCell / Math.Max(height, width));
        pixels = new byte[4 * Width * Height];
        for (int i = 3; i < pixels.Length; i += 4) pixels[i] = byte.MaxValue;
    }

    private int Width => Columns * (width * zoom + Gap) + Gap;

    private int Height => rows * (height * zoom + Gap) + Gap;

    /// <summary>Generates samples of every class and writes them as a PNG file.</summary>
    public static void Save(GanTransformer gan, string path)
    {
        var generated = gan.Labels.Count > 0
            ? gan.Generate(gan.Labels.Take(MaxRows).ToDictionary(label => label, _ => (long)Columns))
            : gan.Generate(Columns * RowsWithoutLabels);

        SampleGrid? grid = null;
        int index = 0;
        foreach (var image in generated.GetColumn<MLImage>(nameof(Picture.Image)))
        {
            grid ??= new SampleGrid(Rows(gan), image.Height, image.Width);
            grid.Place(image, index++);
        }

        using var picture = MLImage.CreateFromPixels(grid!.Width, grid.Height, MLPixelFormat.Rgba32, grid.pixels);
        picture.Save(path);
    }

    private static int Rows(GanTransformer gan) => gan.Labels.Count > 0 ? Math.Min(MaxRows, gan.Labels.Count) : RowsWithoutLabels;

    private void Place(MLImage image, int index)
    {
        int left = Gap + index % Columns * (width * zoom + Gap), top = Gap + index / Columns * (height * zoom + Gap);
        var source = image.Pixels;
        bool isBlueFirst = image.PixelFormat == MLPixelFormat.Bgra32;
        for (int y = 0; y < height * zoom; y++)
        {
            for (int x = 0; x < width * zoom; x++)
            {
                var from = source.Slice(4 * (y / zoom * width + x / zoom), 3);
                var to = pixels.AsSpan(4 * ((top + y) * Width + left + x), 3);
                from.CopyTo(to);
                if (isBlueFirst) to.Reverse();
            }
        }
    }
}
