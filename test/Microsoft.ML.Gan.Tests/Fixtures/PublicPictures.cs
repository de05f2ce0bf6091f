using System.Collections.Concurrent;
using Microsoft.ML.Gan.Testing;
using Samples;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>Public collections of pictures, where they are at hand beside the repository.</summary>
internal static class PublicPictures
{
    private static readonly ConcurrentDictionary<(string File, int Count), IReadOnlyList<Samples.Picture>> Collections = new();

    /// <summary>The collections' files, each with the height and width of its pictures: grey digits, and photographs in colour.</summary>
    public static IEnumerable<(string File, int Side)> Files => [("mnist-10k-images-idx3-ubyte.gz", 28), ("cifar10-train.zip", 32)];

    /// <summary>So many pictures from all over a collection; the test is inconclusive where it is not there.</summary>
    public static IReadOnlyList<Samples.Picture> Read(string file, int count)
    {
        string path = Path.Combine(Tree.Root, "..", "shared", "data", file);
        if (!File.Exists(path)) Assert.Inconclusive($"There is no {path}.");
        return Collections.GetOrAdd((path, count), key => PictureSet.Read(key.File).Spread(key.Count).Pictures);
    }
}
