using Microsoft.ML.Gan.Codes;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.Posterior;

/// <summary>
/// A distance between two laws of codes, through codes a_i = mu_i + sigma_i eps with the same eps for both: a_1 - a_2 = mu_1 - mu_2 + eps (sigma_1 - sigma_2),
/// so that E (a_1 - a_2)^2 is the squared 2-Wasserstein distance. (Independent eps would add 2 sigma_1 sigma_2, and no law would be at 0 from itself.)
/// </summary>
public abstract record DistributionDistance
{
    /// <summary>The expectations over eps in closed form. The default.</summary>
    public static DistributionDistance Analytic { get; } = new AnalyticDistance();

    /// <summary>One eps for each sample: the square is unbiased but noisier, and the absolute value at most |d mu| + sqrt(2/pi) |d sigma|.</summary>
    public static DistributionDistance Sampled { get; } = new SampledDistance();

    /// <summary>Whether the coordinates of a code are summed, rather than averaged. Default false.</summary>
    public bool SumsCoordinates { get; init; }

    /// <summary>(P_1 - P_2)^2 of each row [N].</summary>
    /// <param name="a">Posteriors [N,d].</param>
    /// <param name="b">As many, or a prior.</param>
    /// <param name="random">Source of eps.</param>
    public Tensor Squared(DiagonalGaussian a, DiagonalGaussian b, Generator random) => Total(Differences(a, b, random).Select(difference => difference.square()));

    /// <summary>|P_1 - P_2| of each row [N].</summary>
    /// <inheritdoc cref="Squared"/>
    public Tensor Absolute(DiagonalGaussian a, DiagonalGaussian b, Generator random) => Total(Differences(a, b, random).Select(difference => difference.abs()));

    /// <summary>What is squared, or taken absolutely, and added up: tensors [N,d].</summary>
    private protected abstract IEnumerable<Tensor> Differences(DiagonalGaussian a, DiagonalGaussian b, Generator random);

    private Tensor Total(IEnumerable<Tensor> terms)
    {
        var total = terms.Aggregate((sum, term) => sum + term);
        return SumsCoordinates ? total.sum(1) : total.mean([1]);
    }
}

internal sealed record AnalyticDistance : DistributionDistance
{
    private protected override IEnumerable<Tensor> Differences(DiagonalGaussian a, DiagonalGaussian b, Generator random) => [a.Mean - b.Mean, a.Deviation - b.Deviation];
}

internal sealed record SampledDistance : DistributionDistance
{
    private protected override IEnumerable<Tensor> Differences(DiagonalGaussian a, DiagonalGaussian b, Generator random)
    {
        var normals = randn(a.Mean.shape, generator: random).to(a.Mean.dtype, a.Mean.device);
        return [a.Mean - b.Mean + normals * (a.Deviation - b.Deviation)];
    }
}
