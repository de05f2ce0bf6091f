using MathNet.Numerics.Distributions;

namespace Samples;

/// <summary>The mean of some values and its 95 % interval by Student's t; without one there are fewer than two values.</summary>
internal readonly record struct Interval(double Mean, double HalfWidth)
{
    public double Low => Mean - HalfWidth;

    public double High => Mean + HalfWidth;

    public static Interval Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        if (values.Count < 2) return new Interval(mean, double.NaN);
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return new Interval(mean, StudentT.InvCDF(0, 1, values.Count - 1, 0.975) * deviation / Math.Sqrt(values.Count));
    }

    public override string ToString() => double.IsNaN(HalfWidth) ? $"{Mean:0.000}" : $"{Mean:0.000} ± {HalfWidth:0.000}";
}
