using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Divergences;

/// <summary>Mean and covariance of a law on vectors, taken as a normal law; it owns its two tensors.</summary>
public sealed class MultivariateGaussian : IDisposable
{
    private const double RoundingShare = 1e-6, MachineEpsilon = 2.220446049250313e-16;

    /// <summary>The law N(mean, covariance); copies both as float64 on the CPU.</summary>
    /// <param name="mean">[D].</param>
    /// <param name="covariance">[D,D], symmetric and positive semi-definite; it may be singular.</param>
    /// <exception cref="ArgumentException">The shapes do not fit each other.</exception>
    public MultivariateGaussian(Tensor mean, Tensor covariance)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(covariance);
        if (mean.dim() != 1 || !covariance.shape.SequenceEqual([mean.shape[0], mean.shape[0]]))
            throw new ArgumentException($"A mean [D] needs a covariance [D,D]; found [{string.Join(",", mean.shape)}] and [{string.Join(",", covariance.shape)}].", nameof(covariance));
        Mean = Own(mean);
        Covariance = Own(covariance);
    }

    /// <summary>Mean [D], float64.</summary>
    public Tensor Mean { get; }

    /// <summary>Covariance [D,D], float64.</summary>
    public Tensor Covariance { get; }

    /// <summary>The sample mean and the covariance with N - 1 of vectors [N,D], N at least 2.</summary>
    public static MultivariateGaussian Fit(Tensor samples)
    {
        using var scope = NewDisposeScope();
        return OfRows(FeatureRows.Take(samples, "A covariance", "", needed: 2));
    }

    /// <summary>As <see cref="Fit"/>, of rows that have been checked, multiplied in their own type.</summary>
    internal static MultivariateGaussian OfRows(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var mean = rows.mean([0]);
        var centred = rows.sub(mean);
        return new MultivariateGaussian(mean, centred.t().mm(centred).div(rows.shape[0] - 1));
    }

    /// <summary>
    /// The squared 2-Wasserstein distance |m1 - m2|^2 + Tr(C1 + C2 - 2 (C1^1/2 C2 C1^1/2)^1/2) (Dowson and Landau 1982).
    /// Only symmetric eigenvalues are taken, so the result is real and singular covariances do no harm.
    /// </summary>
    /// <exception cref="ArithmeticException">The result is negative by more than rounding: a covariance has negative eigenvalues.</exception>
    public double SquaredWasserstein2(MultivariateGaussian other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using var scope = NewDisposeScope();
        var (values, vectors) = linalg.eigh(Covariance);
        var root = vectors.mul(RootOf(values)).mm(vectors.t());
        double cross = (double)RootOf(linalg.eigvalsh(root.mm(other.Covariance).mm(root))).sum();
        double traces = (double)Covariance.trace().add(other.Covariance.trace());
        double distance = (double)Mean.sub(other.Mean).square().sum() + traces - 2 * cross;
        if (distance < -RoundingShare * traces)
            throw new ArithmeticException($"The squared distance came out as {distance}: a covariance is not positive semi-definite.");
        return Math.Max(distance, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Covariance.Dispose();
    }

    // The root of a zero eigenvalue's rounding error would be 1e8 times larger than that error: what lies below the rounding of the largest is 0.
    private static Tensor RootOf(Tensor eigenvalues)
    {
        var floor = eigenvalues.max().mul(MachineEpsilon * eigenvalues.shape[0]);
        return eigenvalues.mul(eigenvalues.gt(floor)).clamp_min(0).sqrt();
    }

    private static Tensor Own(Tensor values)
    {
        var copy = values.detach().to(ScalarType.Float64, CPU, copy: true);
        copy.DetachFromDisposeScope();
        return copy;
    }
}
