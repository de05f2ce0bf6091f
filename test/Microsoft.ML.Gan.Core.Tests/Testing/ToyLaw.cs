using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>A law of points of the plane, for toy trainings to learn.</summary>
internal abstract record ToyLaw
{
    private const int Directions = 64;

    /// <summary>Samples x0, y0, x1, y1, ...</summary>
    public abstract float[] Points(int count, ulong seed);

    /// <summary>Samples to train on, with classes where the law has any.</summary>
    public virtual Dataset Data(int count, ulong seed) => new(tensor(Points(count, seed), [count, 2]));

    /// <summary>Mean W1 over 64 directions of points to as many of the law. F8: of two equally large samples on a line it is the mean distance of their sorted values.</summary>
    public double SlicedWasserstein(float[] points)
    {
        var real = Points(points.Length / 2, seed: 4242);
        return Enumerable.Range(0, Directions).Average(i =>
        {
            var (sin, cos) = Math.SinCos(Math.PI * (i + 0.5) / Directions);
            return Project(points, cos, sin).Zip(Project(real, cos, sin), (x, y) => Math.Abs(x - y)).Average();
        });
    }

    private static double[] Project(float[] points, double cos, double sin)
    {
        var values = new double[points.Length / 2];
        for (int i = 0; i < values.Length; i++) values[i] = cos * points[2 * i] + sin * points[2 * i + 1];
        Array.Sort(values);
        return values;
    }
}
