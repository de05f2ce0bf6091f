using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Evaluation;

internal sealed class Vector4
{
    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public int Label { get; set; }
}

internal sealed class Coloured
{
    [ImageType]
    public MLImage? Features { get; set; }

    public int Label { get; set; }
}

/// <summary>Data to compare: vectors around one centre for each class, and pictures whose class is their brightness.</summary>
internal static class Compared
{
    /// <summary>Normal rows of two classes, whose centres are 2 apart in the first slot; another seed gives other rows of the same law.</summary>
    public static List<Vector4> Vectors(int count, int seed, float shift = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new Vector4
        {
            Label = i % 2,
            Features = [Normal(random) + 2 * (i % 2) + shift, Normal(random) + shift, 100 * Normal(random) + 100 * shift, Normal(random)],
        })];
    }

    public static IDataView View(this MLContext context, IEnumerable<Vector4> rows) => context.Data.LoadFromEnumerable(rows.ToList());

    public static IDataView Images(this MLContext context, int count, int seed, int side = 16, bool colour = true) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Coloured { Label = i % 2, Features = Picture(side, i % 2, seed * 10_000 + i, colour) }).ToList());

    // Noise, darker for class 0.
    private static MLImage Picture(int side, int label, int seed, bool colour)
    {
        using var noise = Tiny.Noise(side, side, colour, seed);
        byte[] pixels = [.. noise.Pixels.ToArray().Select((value, i) => i % 4 == 3 ? value : (byte)(value / 2 + 60 * label))];
        return MLImage.CreateFromPixels(side, side, MLPixelFormat.Rgba32, pixels);
    }

    private static float Normal(Random random) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
