using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Objectives.FDivergences;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// The two-player systems of the literature with their authors' settings for images. Each is data: <c>with</c> changes any part of it.
/// </summary>
public static class GanSystems
{
    /// <summary>Goodfellow et al., "Generative Adversarial Nets" (2014), non-saturating, with the networks and the Adam of DCGAN (2e-4, 0.5, 0.999). It may lose modes.</summary>
    public static AdversarialSystem Sgan { get; } = Normalized(new StandardGan());

    /// <summary>
    /// <see cref="Sgan"/> with the zero-centred gradient penalty R1 on real samples (gamma 10), without normalisation in the critic: Mescheder et al., "Which Training
    /// Methods for GANs do actually Converge?" (2018), Adam (1e-4, 0, 0.99). It keeps the modes; a gamma of 0.1 suits two-dimensional toys.
    /// </summary>
    public static AdversarialSystem R1 { get; } =
        new(Game(new StandardGan(), new AdamSettings(1e-4, 0, 0.99)) with { Regularizers = [new ZeroCenteredPenalty()] });

    /// <summary>Mao et al., "Least Squares Generative Adversarial Networks" (2017) with targets 0, 1 and 1, Adam (2e-4, 0.5, 0.999). It may lose modes.</summary>
    public static AdversarialSystem Lsgan { get; } = Normalized(new LeastSquares());

    /// <summary>
    /// Arjovsky et al., "Wasserstein GAN" (2017): weights in [-0.01, 0.01], RMSProp 5e-5, five critic steps, and a hundred of them in each of the
    /// first 25 iterations and in every 500th.
    /// </summary>
    public static AdversarialSystem Wgan { get; } = WithNormalizedCritic(new(
        Game(new Wasserstein(), new RmsPropSettings()) with { Constraints = [new WeightClipping()], CriticSteps = CriticSchedule.Wasserstein }));

    /// <summary>Gulrajani et al., "Improved Training of Wasserstein GANs" (2017): lambda 10, Adam (1e-4, 0, 0.9), five critic steps.</summary>
    public static AdversarialSystem WganGp { get; } =
        new(Game(new Wasserstein(), new AdamSettings(1e-4, 0, 0.9), criticSteps: 5) with { Regularizers = [new GradientPenalty()] });

    /// <summary>Wu et al., "Wasserstein Divergence for GANs" (2018): k 2, p 6, Adam (2e-4, 0, 0.9), four critic steps.</summary>
    public static AdversarialSystem WganDiv { get; } =
        new(Game(new Wasserstein(), new AdamSettings(2e-4, 0, 0.9), criticSteps: 4) with { Regularizers = [new DivergencePenalty()] });

    /// <summary>
    /// Miyato et al., "Spectral Normalization for Generative Adversarial Networks" (2018): hinge loss, spectrally normalised residual networks,
    /// Adam (2e-4, 0, 0.9) with a rate that falls to 0, five critic steps, twice as many samples for the generator as for the critic. The networks are those of 32x32;
    /// beyond it, the authors widen them: <c>SnGan with { ImageNetwork = ResNetFamily.SnGanLarge }</c>.
    /// </summary>
    public static AdversarialSystem SnGan { get; } = new(Game(new Hinge(), new AdamSettings(2e-4, 0, 0.9), criticSteps: 5) with { GeneratorBatchFactor = 2 })
    {
        ImageNetwork = ResNetFamily.SnGan,
        VectorNetwork = new MlpFamily { SpectralCritic = true },
        Schedule = new LinearDecay(),
    };

    /// <summary>Su, "GAN-QP" (2018): L1 distance, lambda 10, networks up to 2,048 channels wide, Adam (2e-4, 0.5, 0.999), two critic steps.</summary>
    public static AdversarialSystem GanQp { get; } =
        new(Game(new QuadraticPotential(), new AdamSettings(2e-4, 0.5, 0.999), criticSteps: 2)) { ImageNetwork = DcganFamily.GanQp };

    /// <summary>
    /// Karras et al., "A Style-Based Generator Architecture for Generative Adversarial Networks" (2019), with WGAN-GP as for CelebA-HQ: lambda 10, drift 0.001,
    /// Adam (1e-3, 0, 0.99), one critic step. For images only. Their average of the generator's weights, with a half-life of 10,000 images, is a training's own setting:
    /// <see cref="ExponentialMovingAverage.OfHalfLife"/>.
    /// </summary>
    public static AdversarialSystem StyleGan { get; } = WithStyle(new Wasserstein(), new GradientPenalty(), new Drift());

    /// <summary>The same with the non-saturating loss and R1 (gamma 10), as for FFHQ.</summary>
    public static AdversarialSystem StyleGanR1 { get; } = WithStyle(new StandardGan(), new ZeroCenteredPenalty());

    /// <summary>
    /// "Posterior Promoted GAN with Distribution Discriminator for Unsupervised Image Synthesis" (CVPR 2021): lambda 10, Adam (2e-4, 0, 0.999), one critic step.
    /// The critic of images is spectrally normalised as in the paper; that of vectors is not, for with a slope of 1 it would not reach both priors.
    /// </summary>
    public static PosteriorSystem P2Gan { get; } = new(new PosteriorGame()) 
        { ImageNetwork = new PosteriorFamily(), VectorNetwork = new PosteriorFamily { SpectralCritic = false } };

    /// <summary>
    /// Nowozin et al., "f-GAN" (2016), with the networks and the Adam of DCGAN. The bounds of KL and chi^2 explode easily: lower the rate, or add
    /// <see cref="ZeroCenteredPenalty"/> to a critic without batch normalisation, where they do.
    /// </summary>
    /// <param name="divergence">Which divergence the bound is of.</param>
    public static AdversarialSystem FGan(FDivergence divergence) => Normalized(new FGan(
        divergence, divergence.Supports(Parameterisation.OutputActivation) ? Parameterisation.OutputActivation : Parameterisation.LogRatio));

    private static AdversarialSystem WithStyle(Objective objective, params CriticRegularizer[] terms) =>
        new(Game(objective, new AdamSettings(1e-3, 0, 0.99)) with { Regularizers = terms }) { ImageNetwork = new StyleFamily(), VectorNetwork = new StyleFamily() };

    // DCGAN's Adam and networks, normalised over the batch.
    private static AdversarialSystem Normalized(Objective objective) => WithNormalizedCritic(new(Game(objective, new AdamSettings(2e-4, 0.5, 0.999))));

    private static AdversarialSystem WithNormalizedCritic(AdversarialSystem system) =>
        system with { ImageNetwork = new DcganFamily { CriticNormalization = Normalization.Batch } };

    private static AdversarialGame Game(Objective objective, OptimizerSettings optimizer, int criticSteps = 1) =>
        new(objective) { Critic = optimizer, Generator = optimizer, CriticSteps = new(criticSteps) };
}
