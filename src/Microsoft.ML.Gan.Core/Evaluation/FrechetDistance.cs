using Microsoft.ML.Gan.Evaluation.Divergences;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// The Frechet distance of features (FID where they are Inception's; Heusel et al. 2017): the squared 2-Wasserstein distance between the
/// normal laws with the features' means and covariances. 0 is best.
/// </summary>
/// <remarks>
/// It is biased upwards, the more the fewer the samples: compare values of equal counts only, or use <see cref="FrechetDistanceAtInfinity"/>.
/// </remarks>
/// <param name="Value">At least 0.</param>
/// <param name="Dimension">Columns of the features.</param>
/// <param name="RealCount">Rows of the real features.</param>
/// <param name="SyntheticCount">Rows of the synthetic features.</param>
public sealed record FrechetDistance(double Value, int Dimension, long RealCount, long SyntheticCount)
{
    /// <summary>Fewer rows than the covariance needs to have full rank: the value says little then.</summary>
    public bool HasSingularCovariance => Math.Min(RealCount, SyntheticCount) <= Dimension;

    /// <summary>Measures the distance between features [N,D] and [M,D], N and M at least 2, in float64.</summary>
    /// <exception cref="ArgumentException">Too few rows, other columns, or values that are not finite.</exception>
    public static FrechetDistance Of(Tensor real, Tensor synthetic)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, "The Frechet distance", needed: 2);
        using MultivariateGaussian p = MultivariateGaussian.Fit(a), q = MultivariateGaussian.Fit(b);
        return new FrechetDistance(p.SquaredWasserstein2(q), (int)a.shape[1], a.shape[0], b.shape[0]);
    }

    /// <summary>The distance with an interval.</summary>
    /// <remarks>Redrawn rows are multiplied in float32, whose error the ends of an interval do not show; the distance itself is computed in float64.</remarks>
    internal static BootstrapInterval Of(Tensor real, Tensor synthetic, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        var value = Of(real, synthetic);
        var centre = real.mean([0]);
        Tensor a = real.sub(centre).to(ScalarType.Float32), b = synthetic.sub(centre).to(ScalarType.Float32);
        return bootstrap.OfBiased(value.Value, random =>
        {
            using MultivariateGaussian p = MultivariateGaussian.OfRows(RandomRows.WithReplacement(a, random)), q = MultivariateGaussian.OfRows(RandomRows.WithReplacement(b, random));
            return p.SquaredWasserstein2(q);
        });
    }
}
