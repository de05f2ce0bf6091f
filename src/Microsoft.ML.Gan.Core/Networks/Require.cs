using System.Runtime.CompilerServices;

namespace Microsoft.ML.Gan.Networks;

internal static class Require
{
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static int AtLeastOne(int size, [CallerArgumentExpression(nameof(size))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, name);
        return size;
    }
}
