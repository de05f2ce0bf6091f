using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Objectives.Posterior;
using Microsoft.ML.Gan.Sampling;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// Trains a P2GAN: "Posterior Promoted GAN with Distribution Discriminator for Unsupervised Image Synthesis" (CVPR 2021). The critic gives each sample a law of
/// codes, the generator makes samples from codes, and so the model can vary given samples (<see cref="GanTransformer.Vary"/>), not only make new ones.
/// </summary>
public sealed class P2GanTrainer : GanTrainer
{
    internal const int DefaultBatchSize = 32;

    internal P2GanTrainer(MLContext mlContext, Options options) : base(mlContext, options) { }

    /// <summary>
    /// Settings of <see cref="P2GanTrainer"/>; the defaults are the paper's: batches of 32, one critic step, Adam (2e-4, 0, 0.999). The length of codes, the priors
    /// and the activation of sigma are those of <see cref="PosteriorFamily"/>: <c>Network = new PosteriorFamily(CodeSize: 64) { SpectralCritic = false }</c>.
    /// </summary>
    public sealed class Options : AdamOptions
    {
        /// <summary>The paper's settings.</summary>
        public Options() : base(criticSteps: 1, learningRate: 2e-4, beta1: 0, beta2: 0.999) => BatchSize = P2GanTrainer.DefaultBatchSize;

        /// <summary>lambda, the weight of the loss of codes, which keeps the modes; at least 0. Default 10.</summary>
        public double CodeWeight = 10;

        /// <summary>
        /// The distance between laws of codes in the losses: in closed form (<see cref="DistributionDistance.Analytic"/>, the default) or by one draw for each sample
        /// (<see cref="DistributionDistance.Sampled"/>). The coordinates of a code are averaged, or summed: <c>DistributionDistance.Analytic with { SumsCoordinates = true }</c>.
        /// </summary>
        public DistributionDistance Distance = DistributionDistance.Analytic;

        /// <summary>The first iterations, in which codes come from the prior. Default: 1000 of both networks, and never more than a tenth of a training.</summary>
        public Pretraining Pretraining = Pretraining.Full;

        /// <summary>Share of the generator's batches, in [0, 1], whose codes come from the prior; above 0 it makes <see cref="DrawFromPrior"/> safe. Default 0.</summary>
        public double PriorMixProbability;

        /// <summary>
        /// Whether what is generated has codes of the prior, instead of codes of training rows of the same class, which the model keeps up to
        /// <see cref="PosteriorFamily.BankSize"/> of. Default false, the paper's way.
        /// </summary>
        public bool DrawFromPrior;

        internal override Drawing Drawing => DrawFromPrior ? new LatentDrawing() : new PosteriorDrawing();

        private protected override GanSystem OwnSystem => GanSystems.P2Gan with
        {
            Game = GanSystems.P2Gan.Game with
            {
                Lambda = CodeWeight,
                Distance = Distance,
                Pretraining = Pretraining.AtMostATenthOf(Iterations),
                PriorMixProbability = PriorMixProbability,
                Critic = Adam,
                Generator = Adam,
                CriticSteps = new(CriticSteps),
            },
        };

        private protected override void Check()
        {
            RequireNotNegative(nameof(CodeWeight), CodeWeight);
            ArgumentNullException.ThrowIfNull(Distance, nameof(Distance));
            ArgumentNullException.ThrowIfNull(Pretraining, nameof(Pretraining));
            Require(PriorMixProbability is >= 0 and <= 1, nameof(PriorMixProbability), PriorMixProbability, "0 to 1");
            base.Check();
        }

        private protected override void CheckConditions() => Require(
            ConditionColumnName is null, nameof(ConditionColumnName), ConditionColumnName, "null: codes are drawn from those of training rows of the same class, and conditions are no classes");
    }
}
