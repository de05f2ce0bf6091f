using Microsoft.ML.Data;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>Small data and small networks: a model is trained in milliseconds.</summary>
internal static class Tiny
{
    public const int RowCount = 40;

    public static WganGpTrainer.Options VectorOptions(string? label = null) => new()
    {
        LabelColumnName = label,
        Network = new MlpFamily(8, 1),
        LatentSize = 4,
        Conditioning = classes => new Concatenation(classes, EmbeddingSize: 3),
        BatchSize = 8,
        Iterations = 3,
        CriticSteps = 2,
        ReportEvery = 1,
    };

    public static WganGpTrainer.Options ConditionOptions()
    {
        var options = VectorOptions();
        options.ConditionColumnName = "Condition";
        return options;
    }

    public static WganGpTrainer.Options ImageOptions() => new()
    {
        Network = new DcganFamily(4, 8),
        LatentSize = 4,
        BatchSize = 4,
        Iterations = 2,
        CriticSteps = 1,
    };

    /// <summary>Values of three slots: around 10, around -2000, and always 7.</summary>
    public static float[] Values(int row)
    {
        var random = new Random(row);
        return [10 + random.NextSingle(), -2000 + 100 * random.NextSingle(), 7];
    }

    public static IDataView Points(this MLContext context, int count = RowCount) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row => new Point { Features = Values(row) }).ToList());

    public static IDataView KeyedPoints(this MLContext context) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, RowCount).Select(row => new KeyedPoint { Features = Values(row), Label = (uint)(row % 3 + 1) }).ToList());

    /// <summary>Points with a condition of two numbers each, all different.</summary>
    public static IDataView ConditionedPoints(this MLContext context, int count = RowCount) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row => new ConditionedPoint { Features = Values(row), Condition = Condition(row) }).ToList());

    /// <summary>The condition of a row.</summary>
    public static float[] Condition(int row) => [row / 40f, MathF.Sin(row)];

    public static IDataView LabelledPoints<TLabel>(this MLContext context, Func<int, TLabel> label) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, RowCount).Select(row => new LabelledPoint<TLabel> { Features = Values(row), Label = label(row) }).ToList());

    public static IDataView Pictures(this MLContext context, int height, int width, bool colour = true, int count = 8) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row => new Picture { Features = Noise(height, width, colour, row), Label = row % 2 == 0 }).ToList());

    /// <summary>Pictures with keys, three of the second class.</summary>
    public static IDataView LabelledPictures(this MLContext context) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, 8).Select(row => new KeyedPicture { Features = Noise(8, 8, true, row), Label = row < 5 ? 1u : 2u }).ToList());

    /// <summary>A picture of random pixels, in colour or grey.</summary>
    public static MLImage Noise(int height, int width, bool colour = true, int seed = 0, MLPixelFormat format = MLPixelFormat.Rgba32)
    {
        var random = new Random(seed);
        var pixels = new byte[4 * height * width];
        for (int i = 0; i < pixels.Length; i += 4)
        {
            random.NextBytes(pixels.AsSpan(i, 3));
            if (!colour) pixels.AsSpan(i, 3).Fill(pixels[i]);
            pixels[i + 3] = 255;
        }

        return MLImage.CreateFromPixels(width, height, format, pixels);
    }

    /// <summary>The heights, widths and colours that every trainer must take.</summary>
    public static IEnumerable<(int Height, int Width, bool Colour)> Shapes =>
        from size in new[] { (8, 8), (28, 28), (32, 32), (48, 64) } from colour in new[] { false, true } select (size.Item1, size.Item2, colour);

    /// <summary>Fails where pixels are not those of an opaque picture in colour or grey.</summary>
    public static void AssertPicture(byte[] pixels, int height, int width, bool colour)
    {
        Assert.HasCount(4 * height * width, pixels);
        Assert.AreEqual(!colour, pixels.Chunk(4).All(pixel => pixel[0] == pixel[1] && pixel[1] == pixel[2]), "grey");
        Assert.IsTrue(pixels.Chunk(4).All(pixel => pixel[3] == 255), "opaque");
    }

    public static float[][] Vectors(this IDataView view, string column) => [.. view.GetColumn<float[]>(column)];

    public static float[] Numbers(this IDataView view, string column) => [.. view.GetColumn<float>(column)];

    /// <summary>The standard deviation of a slot (with the number of rows).</summary>
    public static double Deviation(this float[][] rows, int slot)
    {
        double mean = rows.Average(row => (double)row[slot]);
        return Math.Sqrt(rows.Average(row => (row[slot] - mean) * (row[slot] - mean)));
    }

    public static byte[][] Pixels(this IDataView view, string column) => [.. view.GetColumn<MLImage>(column).Select(image =>
    {
        using (image) return image.Pixels.ToArray();
    })];

    public static void AreSame<T>(T[][] expected, T[][] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++) CollectionAssert.AreEqual(expected[i], actual[i], $"Row {i} differs.");
    }
}
