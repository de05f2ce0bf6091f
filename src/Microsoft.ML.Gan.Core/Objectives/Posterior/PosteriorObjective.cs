using Microsoft.ML.Gan.Codes;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.Posterior;

/// <summary>
/// The losses of Zhang et al., "Posterior Promoted GAN with Distribution Discriminator for Unsupervised Image Synthesis" (CVPR 2021), whose discriminator
/// gives a law of codes D(x) = N(mu(x), diag(sigma(x)^2)) in place of a score. With the discriminator at its best the generator minimises a Pearson chi^2
/// divergence, as in LSGAN's coding (-1, 1, 0).
/// </summary>
/// <param name="Priors">P_a, P_b and P_c.</param>
/// <param name="Distance">What (P_1 - P_2)^2 and |P_1 - P_2| are.</param>
public sealed record PosteriorObjective(PosteriorPriors Priors, DistributionDistance Distance)
{
    /// <summary>L_D = E (D(x_r) - P_b)^2 / 2 + E (D(x_f) - P_a)^2 / 2.</summary>
    /// <param name="real">D(x_r).</param>
    /// <param name="fake">D(x_f).</param>
    /// <param name="random">Source of what the distance samples.</param>
    public Tensor CriticLoss(DiagonalGaussian real, DiagonalGaussian fake, Generator random) => HalfSquare(real, Priors.Real, random) + HalfSquare(fake, Priors.Fake, random);

    /// <summary>L_adv = E (D(x_f) - P_c)^2 / 2.</summary>
    /// <param name="fake">D(x_f).</param>
    /// <param name="random">Source of what the distance samples.</param>
    public Tensor AdversarialLoss(DiagonalGaussian fake, Generator random) => HalfSquare(fake, Priors.Middle, random);

    /// <summary>
    /// L_z = E |D(x_f) - D(x_r)| over the pairs in which x_f was generated from a code of x_r's posterior; 0 where there are none. No gradient reaches D(x_r).
    /// </summary>
    /// <param name="fake">D(x_f).</param>
    /// <param name="real">D(x_r).</param>
    /// <param name="paired">[N] of 1 where the row is such a pair, and else 0.</param>
    /// <param name="random">Source of what the distance samples.</param>
    public Tensor CodeLoss(DiagonalGaussian fake, DiagonalGaussian real, Tensor paired, Generator random) =>
        (Distance.Absolute(fake, real.Detach(), random) * paired).sum() / paired.sum().clamp_min(1);

    private Tensor HalfSquare(DiagonalGaussian posterior, GaussianPrior prior, Generator random) =>
        Distance.Squared(posterior, prior.For(posterior.Mean), random).mean() / 2;
}
