using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Training;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// Trains a StyleGAN on images: Karras et al., "A Style-Based Generator Architecture for Generative Adversarial Networks" (2019). The best pictures, and
/// by far the most expensive ones: for a GPU, or for small images and networks.
/// </summary>
public sealed class StyleGanTrainer : GanTrainer
{
    internal StyleGanTrainer(MLContext mlContext, Options options) : base(mlContext, options) { }

    /// <summary>
    /// Settings of <see cref="StyleGanTrainer"/>; the defaults are the authors' for WGAN-GP: one critic step, Adam (1e-3, 0, 0.99), latents of 512, and a moving
    /// average whose memory halves with every 10,000 training images, which is a decay of 0.5^(B / 10,000) with batches of B, unless
    /// <see cref="TrainingOptions.EmaDecay"/> is set. The widths of the networks, progressive growth with the batches and rates of each level, style mixing and noise are
    /// those of <see cref="StyleFamily"/>, which grows by itself where images are larger than 64x64: <c>Network = new StyleFamily(FeatureMapBase: 1024, FeatureMapMax: 64) { Growth = new ProgressiveGrowth(PhaseImages: 20_000) }</c>.
    /// </summary>
    public sealed class Options : AdamOptions
    {
        private const int EmaHalfLife = 10_000;

        /// <summary>The authors' settings.</summary>
        public Options() : base(criticSteps: 1, learningRate: 1e-3, beta1: 0, beta2: 0.99) => LatentSize = 512;

        /// <summary>
        /// Whether to train with the non-saturating loss and the R1 penalty (gamma 10), as the authors did for FFHQ, instead of WGAN-GP (lambda 10, drift 0.001).
        /// Default false.
        /// </summary>
        public bool NonSaturating;

        /// <summary>
        /// How far generated images are drawn towards the mean style, which trades variety for quality; <c>new()</c> is the authors' 0.7. Default null: not at
        /// all, as suits rows for a classifier and metrics.
        /// </summary>
        public Truncation? Truncation;

        private protected override ExponentialMovingAverage DefaultAverage => ExponentialMovingAverage.OfHalfLife(EmaHalfLife);

        internal override Drawing Drawing => new LatentDrawing(Truncation);

        private protected override GanSystem OwnSystem
        {
            get
            {
                var system = NonSaturating ? GanSystems.StyleGanR1 : GanSystems.StyleGan;
                return system with { Game = system.Game with { Critic = Adam, Generator = Adam, CriticSteps = new(CriticSteps) } };
            }
        }

        private protected override void Check()
        {
            Require(Network is null or StyleFamily, nameof(Network), Network, $"a {nameof(StyleFamily)}");
            base.Check();
        }
    }
}
