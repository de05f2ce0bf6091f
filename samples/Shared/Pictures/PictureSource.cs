using System.Globalization;

namespace Samples;

/// <summary>Labelled grey pictures of one size.</summary>
/// <param name="Name">Where they come from, in a word.</param>
/// <param name="Rows">How they become rows.</param>
/// <param name="Samples">The pictures.</param>
internal sealed record PictureSource(string Name, PictureRows Rows, IReadOnlyList<LabelledSample> Samples)
{
    private const int Size = 16, PerClass = 400;

    /// <summary>Strokes at four angles, of varying place, length, width and brightness on a noisy ground. They depend on nothing but these lines.</summary>
    public static PictureSource Strokes()
    {
        var random = new Random(1);
        string[] names = ["horizontal", "rising", "vertical", "falling"];
        return new PictureSource("strokes", new PictureRows(Size, Size),
            [.. from i in Enumerable.Range(0, PerClass * names.Length) select new LabelledSample(Stroke(i % names.Length * Math.PI / 4, random), names[i % names.Length])]);
    }

    /// <summary>The images and labels of a folder in MNIST's format.</summary>
    /// <exception cref="InputException">There are none, or they do not go together.</exception>
    public static PictureSource Idx(string folder)
    {
        if (!Directory.Exists(folder)) throw new InputException($"There is no folder '{folder}'. It holds *-images-idx3-ubyte and *-labels-idx1-ubyte, or these with .gz.");
        var images = IdxFile.Read(Find(folder, "images-idx3-ubyte"), 3);
        var labels = IdxFile.Read(Find(folder, "labels-idx1-ubyte"), 1);
        if (images.Dimensions[0] != labels.Dimensions[0]) throw new InputException($"'{folder}' has {images.Dimensions[0]} images and {labels.Dimensions[0]} labels; there must be one label for each image.");
        if (labels.Values.Length == 0) throw new InputException($"The IDX files in '{folder}' hold no image.");

        int size = images.Dimensions[1] * images.Dimensions[2];
        return new PictureSource(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            new PictureRows(images.Dimensions[1], images.Dimensions[2]),
            [.. labels.Values.Select((label, i) => new LabelledSample([.. images.Values.Skip(i * size).Take(size).Select(v => (float)v)], label.ToString(CultureInfo.InvariantCulture)))]);
    }

    private static float[] Stroke(double angle, Random random)
    {
        double centre = (Size - 1) / 2.0, x0 = centre + Normal(random), y0 = centre + Normal(random);
        double turn = angle + 0.2 * Normal(random), length = 4 + 2 * random.NextDouble(), width = 0.8 + 0.8 * random.NextDouble(), light = 150 + 100 * random.NextDouble();
        var (sin, cos) = Math.SinCos(turn);
        return [.. from y in Enumerable.Range(0, Size)
                   from x in Enumerable.Range(0, Size)
                   let along = cos * (x - x0) - sin * (y - y0)
                   let across = sin * (x - x0) + cos * (y - y0)
                   let outside = Math.Max(0, Math.Abs(along) - length)
                   let ink = Math.Exp(-(across * across + outside * outside) / (2 * width * width))
                   select (float)Math.Clamp(light * ink + 25 * Normal(random), 0, 255)];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Find(string folder, string ending) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault(file => file.EndsWith(ending, StringComparison.Ordinal) || file.EndsWith(ending + ".gz", StringComparison.Ordinal))
        ?? throw new InputException($"The folder '{folder}' has no file that ends in {ending} or {ending}.gz.");
}
