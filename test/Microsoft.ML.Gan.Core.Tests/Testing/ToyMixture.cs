using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Gaussians of equal weight and width in the plane, the classic test of mode coverage.</summary>
internal sealed record ToyMixture(IReadOnlyList<(double X, double Y)> Centres, double Std) : ToyLaw
{
    /// <summary>Eight modes at radius 2, 45 degrees apart (and not nine points with the first one twice).</summary>
    public static ToyMixture Ring8 { get; } =
        new([.. Enumerable.Range(0, 8).Select(i => (2 * Math.Cos(i * Math.PI / 4), 2 * Math.Sin(i * Math.PI / 4)))], 0.1);

    /// <summary>25 modes at the integer points of -2..2.</summary>
    public static ToyMixture Grid25 { get; } =
        new([.. from x in Enumerable.Range(-2, 5) from y in Enumerable.Range(-2, 5) select ((double)x, (double)y)], 0.1);

    /// <summary>Samples, with the index of their mode as their class.</summary>
    public override Dataset Data(int count, ulong seed)
    {
        var (points, modes) = Draw(count, seed);
        return new Dataset(tensor(points, [count, 2]), tensor(modes), Centres.Count);
    }

    public override float[] Points(int count, ulong seed) => Draw(count, seed).Points;

    /// <summary>Points x0, y0, x1, y1, ... and their modes.</summary>
    public (float[] Points, long[] Modes) Draw(int count, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(seed, CPU);
        var modes = randint(Centres.Count, [count], dtype: ScalarType.Int64, generator: random).data<long>().ToArray();
        var points = randn(2 * count, generator: random).data<float>().ToArray();
        for (int i = 0; i < count; i++)
        {
            var (x, y) = Centres[(int)modes[i]];
            points[2 * i] = (float)(x + Std * points[2 * i]);
            points[2 * i + 1] = (float)(y + Std * points[2 * i + 1]);
        }

        return (points, modes);
    }

    /// <summary>The nearest mode of a point and its distance.</summary>
    public (int Mode, double Distance) Nearest(double x, double y) =>
        Enumerable.Range(0, Centres.Count).Select(i => (i, Math.Sqrt(Square(x - Centres[i].X) + Square(y - Centres[i].Y)))).MinBy(entry => entry.Item2);

    private static double Square(double value) => value * value;
}
