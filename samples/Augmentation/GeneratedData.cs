using Samples;

namespace Augmentation;

/// <summary>The data of the default run. Which rows there are depends on nothing but these lines.</summary>
internal static class GeneratedData
{
    private const int VectorsPerClass = 1000, Dimensions = 8;

    /// <summary>Strokes at four angles.</summary>
    public static ImageProblem Images(double kept)
    {
        var strokes = PictureSource.Strokes();
        return new ImageProblem(strokes.Rows) { Name = strokes.Name, RareClass = "rising", Kept = kept, Samples = strokes.Samples };
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
