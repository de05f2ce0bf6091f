using System.Runtime.CompilerServices;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Posterior;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan;

/// <summary>Checks of what a record is made of, where it is stated; each gives its value back.</summary>
internal static class Require
{
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static int AtLeastOne(int size, [CallerMemberName] string? name = null) => size >= 1 ? size : throw OutOfRange(size, "at least 1", name);

    /// <exception cref="ArgumentOutOfRangeException">The count is below 0.</exception>
    public static int NotNegative(int count, [CallerMemberName] string? name = null) => count >= 0 ? count : throw OutOfRange(count, "at least 0", name);

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static double Finite(double number, [CallerMemberName] string? name = null) => double.IsFinite(number) ? number : throw OutOfRange(number, "a finite number", name);

    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public static double NotNegative(double number, [CallerMemberName] string? name = null) =>
        number >= 0 && double.IsFinite(number) ? number : throw OutOfRange(number, "a finite number of at least 0", name);

    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0, or not finite.</exception>
    public static double Positive(double number, [CallerMemberName] string? name = null) =>
        number > 0 && double.IsFinite(number) ? number : throw OutOfRange(number, "a finite number above 0", name);

    /// <exception cref="ArgumentOutOfRangeException">The number is not in [0, 1).</exception>
    public static double BelowOne(double number, [CallerMemberName] string? name = null) =>
        number is >= 0 and < 1 ? number : throw OutOfRange(number, "at least 0 and below 1", name);

    /// <exception cref="ArgumentOutOfRangeException">The number is not in (<paramref name="above"/>, <paramref name="max"/>].</exception>
    public static double Within(double number, double above, double max, [CallerMemberName] string? name = null) =>
        number > above && number <= max ? number : throw OutOfRange(number, FormattableString.Invariant($"above {above} and at most {max}"), name);

    /// <exception cref="ArgumentOutOfRangeException">The share is not in [0, 1].</exception>
    public static double Share(double share, [CallerMemberName] string? name = null) =>
        Between(share, 0, 1, name);

    /// <exception cref="ArgumentOutOfRangeException">The number is not in [<paramref name="min"/>, <paramref name="max"/>].</exception>
    public static double Between(double number, double min, double max, [CallerMemberName] string? name = null) =>
        number >= min && number <= max ? number : throw OutOfRange(number, FormattableString.Invariant($"from {min} to {max}"), name);

    /// <exception cref="ArgumentException">The networks know no posteriors.</exception>
    public static PosteriorFamily Posteriors(NetworkFamily family) => family as PosteriorFamily
        ?? throw new ArgumentException($"Codes of posteriors need the networks of {nameof(PosteriorFamily)}, but the networks are of {family}.", nameof(family));

    /// <exception cref="ArgumentException">The family's critic has no place for them.</exception>
    public static NetworkFamily ClassHeads(NetworkFamily family, string conditioning)
    {
        if (family.ObjectionToClassHeads is not { } objection) return family;
        throw new ArgumentException(
            $"{conditioning} needs a head of the critic for the classes, but the critic of {family} {objection}; choose {nameof(Networks.Conditioning.Concatenation)}.", nameof(family));
    }

    /// <exception cref="ArgumentNullException">A conditional network was called without labels.</exception>
    public static Tensor Labels(Tensor? labels) =>
        labels ?? throw new ArgumentNullException(nameof(labels), "A conditional network needs the class index of every row, or its vector.");

    /// <exception cref="ArgumentException">The labels are not class indices.</exception>
    public static Tensor Classes(Tensor? labels, string user) => Labels(labels).dtype == ScalarType.Int64
        ? labels!
        : throw new ArgumentException($"{user} needs classes, but the labels are vectors [{string.Join(',', labels!.shape)}].", nameof(labels));

    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public static T Defined<T>(T value, [CallerMemberName] string? name = null) where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw OutOfRange(value, string.Join(", ", Enum.GetNames<T>()), name);

    private static ArgumentOutOfRangeException OutOfRange(object found, string range, string? name) => new(name, found, $"{name} must be {range}.");
}
