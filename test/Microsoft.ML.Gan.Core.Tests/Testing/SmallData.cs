using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Data sets of a few rows, every one of them different.</summary>
internal static class SmallData
{
    public static Dataset Vectors(int count = 20, int size = 3)
    {
        using var random = new Generator(11, CPU);
        return new Dataset(randn(count, size, generator: random));
    }

    /// <summary>Images with classes 0, 1, 2, 0, ...</summary>
    public static Dataset Images(ImageShape shape, int count = 20, int classCount = 3)
    {
        using var random = new Generator(12, CPU);
        var pixels = randint(256, shape.Batched(count), dtype: ScalarType.Byte, generator: random);
        return new Dataset(pixels, tensor(Enumerable.Range(0, count).Select(i => (long)i % classCount).ToArray()), classCount);
    }
}
