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

    /// <exception cref="ArgumentNullException">A conditional network was called without classes.</exception>
    public static Tensor Labels(Tensor? labels) =>
        labels ?? throw new ArgumentNullException(nameof(labels), "A conditional network needs the class index of every row.");
}
