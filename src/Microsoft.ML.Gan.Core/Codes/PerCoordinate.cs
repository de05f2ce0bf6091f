using System.Collections.Immutable;
using System.Globalization;

namespace Microsoft.ML.Gan.Codes;

/// <summary>One number for every coordinate of a code, or one for each: a double and an array of doubles convert to it.</summary>
/// <param name="Values">One value, or as many as the code has coordinates; at least one, all finite.</param>
/// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
public sealed record PerCoordinate(ImmutableArray<double> Values)
{
    /// <summary>The values.</summary>
    public ImmutableArray<double> Values { get; } = Checked(Values);

    /// <summary>The same number for every coordinate.</summary>
    public static implicit operator PerCoordinate(double value) => new([value]);

    /// <summary>A number for each coordinate.</summary>
    public static implicit operator PerCoordinate(double[] values) => new([.. values]);

    /// <summary>The value of a coordinate.</summary>
    public double this[int coordinate] => Values[Values.Length == 1 ? 0 : coordinate];

    /// <summary>(a + b) / 2 in every coordinate.</summary>
    public static PerCoordinate Middle(PerCoordinate a, PerCoordinate b) =>
        new([.. Enumerable.Range(0, Math.Max(a.Values.Length, b.Values.Length)).Select(i => (a[i] + b[i]) / 2)]);

    /// <inheritdoc/>
    public bool Equals(PerCoordinate? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);

    /// <summary>The values, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', Values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private static ImmutableArray<double> Checked(ImmutableArray<double> values)
    {
        if (values.IsDefaultOrEmpty) throw new ArgumentException("A prior needs at least one value.", nameof(values));
        if (values.FirstOrDefault(value => !double.IsFinite(value)) is var bad && bad != 0) throw new ArgumentException($"A prior needs finite values, but one is {bad}.", nameof(values));
        return values;
    }
}
