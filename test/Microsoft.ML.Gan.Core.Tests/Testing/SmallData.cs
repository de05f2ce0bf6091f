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

    /// <summary>
    /// Two-colour blobs: 8x8 pictures in grey with a bright or dark 4x4 square in one of the four corners, and noise of 0.05 in a range of 2.
    /// The corner and the colour make eight classes.
    /// </summary>
    public static Dataset Blobs(int count, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(seed, CPU);
        var classes = randint(8, [count], dtype: ScalarType.Int64, generator: random);
        var pictures = 0.05f * randn([count, 1, 8, 8], generator: random);
        foreach (var (i, y) in classes.data<long>().ToArray().Index())
            pictures[i].narrow(1, y / 4 * 4, 4).narrow(2, y / 2 % 2 * 4, 4).add_(y % 2 == 0 ? 0.8 : -0.8);
        return new Dataset(PixelRange.ToBytes(pictures), classes, 8);
    }

    /// <summary>Images with classes 0, 1, 2, 0, ...</summary>
    public static Dataset Images(ImageShape shape, int count = 20, int classCount = 3)
    {
        using var random = new Generator(12, CPU);
        var pixels = randint(256, shape.Batched(count), dtype: ScalarType.Byte, generator: random);
        return new Dataset(pixels, tensor(Enumerable.Range(0, count).Select(i => (long)i % classCount).ToArray()), classCount);
    }
}
