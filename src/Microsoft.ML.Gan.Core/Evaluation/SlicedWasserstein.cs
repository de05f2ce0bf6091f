using Microsoft.ML.Gan.Evaluation.Divergences;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// The sliced Wasserstein distances (Rabin et al. 2011): features are projected on random unit directions and compared there by sorting.
/// 0 is best.
/// </summary>
/// <param name="W1">Mean of W1 over the directions.</param>
/// <param name="W2">Root of the mean of W2^2 over the directions.</param>
/// <param name="Directions">Number of directions.</param>
/// <param name="RealCount">Rows of the real features.</param>
/// <param name="SyntheticCount">Rows of the synthetic features.</param>
public sealed record SlicedWasserstein(double W1, double W2, int Directions, long RealCount, long SyntheticCount)
{
    /// <summary>Measures both distances between features [N,D] and [M,D]; N and M need not be equal.</summary>
    /// <param name="real">[N,D], N at least 1.</param>
    /// <param name="synthetic">[M,D], M at least 1.</param>
    /// <param name="directions">Number of directions, at least 1.</param>
    /// <param name="seed">Which directions are drawn.</param>
    /// <exception cref="ArgumentException">No rows, other columns, or values that are not finite.</exception>
    public static SlicedWasserstein Of(Tensor real, Tensor synthetic, int directions = 512, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(directions, 1);
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, "The sliced Wasserstein distance", needed: 1);
        using var random = new Generator((ulong)seed, CPU);
        var axes = UnitRows(directions, a.shape[1], random);
        return Along(axes, a, b);
    }

    /// <summary>The distances along given unit vectors [K,D].</summary>
    internal static SlicedWasserstein Along(Tensor axes, Tensor real, Tensor synthetic)
    {
        var (count, n, m) = ((int)axes.shape[0], (int)real.shape[0], (int)synthetic.shape[0]);
        double[] a = Sorted(axes, real), b = Sorted(axes, synthetic);
        double w1 = 0, squaredW2 = 0;
        for (int axis = 0; axis < count; axis++)
        {
            ReadOnlySpan<double> alongA = a.AsSpan(axis * n, n), alongB = b.AsSpan(axis * m, m);
            w1 += EmpiricalWasserstein.Mean(alongA, alongB, Math.Abs) / count;
            squaredW2 += EmpiricalWasserstein.Mean(alongA, alongB, d => d * d) / count;
        }

        return new SlicedWasserstein(w1, Math.Sqrt(squaredW2), count, n, m);
    }

    /// <summary>Unit vectors [count,D], uniform on the sphere.</summary>
    internal static Tensor UnitRows(long count, long dimension, Generator random)
    {
        using var scope = NewDisposeScope();
        var normal = randn(count, dimension, ScalarType.Float64, generator: random);
        return normal.div(normal.square().sum(1, keepdim: true).sqrt()).MoveToOuterDisposeScope();
    }

    private static double[] Sorted(Tensor axes, Tensor rows)
    {
        using var scope = NewDisposeScope();
        var (sorted, _) = axes.mm(rows.t()).sort(1);
        return sorted.@double().data<double>().ToArray();
    }
}
