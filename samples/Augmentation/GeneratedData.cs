namespace Augmentation;

/// <summary>The data of the default run. Which rows there are depends on nothing but these lines.</summary>
internal static class GeneratedData
{
    private const int ImageSize = 16, ImagesPerClass = 400, VectorsPerClass = 1000, Dimensions = 8;

    /// <summary>Grey pictures of strokes at four angles, of varying place, length, width and brightness on a noisy ground.</summary>
    public static ImageProblem Images(double kept)
    {
        var random = new Random(1);
        string[] names = ["horizontal", "rising", "vertical", "falling"];
        return new ImageProblem(ImageSize, ImageSize)
        {
            Name = "strokes",
            RareClass = "rising",
            Kept = kept,
            Samples = [.. from i in Enumerable.Range(0, ImagesPerClass * names.Length) select new LabelledSample(Stroke(i % names.Length * Math.PI / 4, random), names[i % names.Length])],
        };
    }

    /// <summary>Three overlapping, skewed clouds; the rare one lies between the others.</summary>
    public static VectorProblem Vectors(double kept)
    {
        var random = new Random(2);
        string[] names = ["left", "between", "right"];
        return new VectorProblem
        {
            Name = "clouds",
            RareClass = "between",
            Kept = kept,
            Samples = [.. from i in Enumerable.Range(0, VectorsPerClass * names.Length) select new LabelledSample(Cloud(i % names.Length, random), names[i % names.Length])],
        };
    }

    private static float[] Stroke(double angle, Random random)
    {
        double centre = (ImageSize - 1) / 2.0, x0 = centre + Normal(random), y0 = centre + Normal(random);
        double turn = angle + 0.2 * Normal(random), length = 4 + 2 * random.NextDouble(), width = 0.8 + 0.8 * random.NextDouble(), light = 150 + 100 * random.NextDouble();
        var (sin, cos) = Math.SinCos(turn);
        return [.. from y in Enumerable.Range(0, ImageSize)
                   from x in Enumerable.Range(0, ImageSize)
                   let along = cos * (x - x0) - sin * (y - y0)
                   let across = sin * (x - x0) + cos * (y - y0)
                   let outside = Math.Max(0, Math.Abs(along) - length)
                   let ink = Math.Exp(-(across * across + outside * outside) / (2 * width * width))
                   select (float)Math.Clamp(light * ink + 25 * Normal(random), 0, 255)];
    }

    // Every second value is bent by its neighbour, so that a cloud is no Gaussian; class 1 differs from both others in one half of the values each.
    private static float[] Cloud(int index, Random random)
    {
        var values = new float[Dimensions];
        for (int i = 0; i < Dimensions; i += 2)
        {
            double first = Normal(random) + (index == 2 && i < Dimensions / 2 ? 1.2 : 0), second = Normal(random) + (index == 0 && i >= Dimensions / 2 ? 1.2 : 0);
            (values[i], values[i + 1]) = ((float)first, (float)(second + 0.5 * first * first));
        }

        return values;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
