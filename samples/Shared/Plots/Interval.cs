using System.Globalization;
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

    /// <summary>In words for a difference: every number with its sign.</summary>
    public string ToSignedString() => $"{Signed(Mean)} [{Signed(Low)}, {Signed(High)}]";

    public override string ToString() => double.IsNaN(HalfWidth) ? $"{Mean:0.000}" : $"{Mean:0.000} ± {HalfWidth:0.000}";

    // What rounds to zero has no sign; adding 0.0 takes it from a negative zero.
    private static string Signed(double value) => (Math.Round(value, 3) + 0.0).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);
}
