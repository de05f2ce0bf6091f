using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

internal static class Require
{
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static int AtLeastOne(int size, [CallerArgumentExpression(nameof(size))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, name);
        return size;
    }

    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public static double NotNegative(double weight, [CallerMemberName] string? name = null)
    {
        if (weight >= 0 && double.IsFinite(weight)) return weight;
        throw new ArgumentOutOfRangeException(name, weight, $"{name} must be a finite number of at least 0.");
    }

    /// <exception cref="ArgumentException">The family's critic scores packs.</exception>
    public static NetworkFamily SingleSamples(NetworkFamily family, string conditioning)
    {
        if (family is not PackedFamily) return family;
        throw new ArgumentException($"{conditioning} needs the class of what is scored, but the critic of {family} scores packs of samples, which have no single class; choose {nameof(Conditioning.Concatenation)}.", nameof(family));
    }

    /// <exception cref="ArgumentNullException">A conditional network was called without classes.</exception>
    public static Tensor Labels(Tensor? labels) =>
        labels ?? throw new ArgumentNullException(nameof(labels), "A conditional network needs the class index of every row.");
}
