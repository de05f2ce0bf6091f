using Microsoft.ML.Data;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>A row of two domains of vectors.</summary>
internal sealed class VectorPair
{
    [VectorType(3)]
    public float[] A { get; set; } = [];

    [VectorType(2)]
    public float[] B { get; set; } = [];
}

/// <summary>A row of two domains of images.</summary>
internal sealed class PicturePair
{
    [ImageType]
    public MLImage? A { get; set; }

    [ImageType]
    public MLImage? B { get; set; }
}

/// <summary>What a CycleGAN adds to a pair of vectors.</summary>
internal sealed class Translated
{
    [VectorType(2)]
    public float[] TranslatedToB { get; set; } = [];

    [VectorType(3)]
    public float[] TranslatedToA { get; set; } = [];

    public float CycleErrorA { get; set; }

    public float CycleErrorB { get; set; }
}

/// <summary>Small domains and small networks: a translation is trained in milliseconds.</summary>
internal static class Domains
{
    public static CycleGanTrainer.Options Options() => new()
    {
        Network = new MlpTranslation(8, 1),
        BatchSize = 4,
        Iterations = 3,
        ReportEvery = 1,
    };

    public static CycleGanTrainer.Options ImageOptions() => new()
    {
        Network = new ResNetTranslation(2) { Blocks = 1 },
        Iterations = 2,
    };

    /// <summary>Values of A are around (10, -2000, 7), those of B around (1, 100).</summary>
    public static VectorPair Pair(int row)
    {
        var random = new Random(row);
        return new() { A = Tiny.Values(row), B = [random.NextSingle(), 100 + 10 * random.NextSingle()] };
    }

    public static IDataView Pairs(this MLContext context, Action<int, VectorPair>? change = null, int count = 20) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row =>
        {
            var pair = Pair(row);
            change?.Invoke(row, pair);
            return pair;
        }).ToList());

    public static IDataView PicturePairs(this MLContext context, Func<int, MLImage?> a, Func<int, MLImage?> b, int count = 6) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row => new PicturePair { A = a(row), B = b(row) }).ToList());
}
