using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Small sets of features for the tests of metrics; whoever asks owns them.</summary>
internal static class Features
{
    /// <summary>Standard normal rows [count,dimension], float64.</summary>
    public static Tensor Normal(long count, long dimension, int seed)
    {
        using var random = new Generator((ulong)seed, CPU);
        return randn(count, dimension, ScalarType.Float64, generator: random);
    }

    /// <summary>Rows of one column.</summary>
    public static Tensor Line(params double[] values) => tensor(values, [values.Length, 1]);
}
