using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// Trains a Wasserstein GAN with gradient penalty: Gulrajani et al., "Improved Training of Wasserstein GANs" (2017).
/// A robust first choice for images and vectors; the gap between the scores of real and generated samples tells how far training has come.
/// </summary>
public sealed class WganGpTrainer : GanTrainer
{
    internal WganGpTrainer(MLContext mlContext, Options options) : base(mlContext, options) { }

    /// <summary>Settings of <see cref="WganGpTrainer"/>; the defaults are the paper's.</summary>
    public sealed class Options : GanOptions
    {
        /// <summary>lambda, the weight of the gradient penalty, at least 0. Default 10; 0.1 is faster on two-dimensional toys.</summary>
        public double GradientPenaltyWeight = 10;

        /// <summary>Penalise only gradient norms above 1. Default false.</summary>
        public bool OneSided;

        /// <summary>Weight of E D(x)^2 over real samples, which keeps the scores near 0; at least 0. Default 0; ProGAN uses 0.001.</summary>
        public double DriftWeight;

        /// <summary>Critic updates before each generator update, at least 1. Default 5.</summary>
        public int CriticSteps = 5;

        /// <summary>Learning rate of both players' Adam, above 0. Default 1e-4.</summary>
        public double LearningRate = 1e-4;

        /// <summary>Adam's beta1, in [0, 1). Default 0.</summary>
        public double Beta1;

        /// <summary>Adam's beta2, in [0, 1). Default 0.9.</summary>
        public double Beta2 = 0.9;

        /// <summary>Whether the learning rate falls linearly to 0 over the training. Default false.</summary>
        public bool LinearDecay;

        internal override LearningRateSchedule Schedule => LinearDecay ? new LinearDecay() : base.Schedule;

        internal override GenerativeModel CreateModel(GanArchitecture architecture, RandomStreams random, Device device) =>
            new AdversarialModel(architecture, Game, random, device);

        private AdversarialGame Game
        {
            get
            {
                var adam = new AdamSettings(LearningRate, Beta1, Beta2);
                var penalty = new GradientPenalty(GradientPenaltyWeight, OneSided);
                return new AdversarialGame(new Wasserstein())
                {
                    Regularizers = DriftWeight > 0 ? [penalty, new Drift(DriftWeight)] : [penalty],
                    Critic = adam,
                    Generator = adam,
                    CriticSteps = new(CriticSteps),
                };
            }
        }

        private protected override void Check()
        {
            base.Check();
            RequireNotNegative(nameof(GradientPenaltyWeight), GradientPenaltyWeight);
            RequireNotNegative(nameof(DriftWeight), DriftWeight);
            Require(CriticSteps >= 1, nameof(CriticSteps), CriticSteps, "at least 1");
            RequirePositive(nameof(LearningRate), LearningRate);
            Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "at least 0 and below 1");
            Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "at least 0 and below 1");
            Require(Network is not { CriticMixesSamples: true }, nameof(Network), Network,
                "a family whose critic has no batch normalisation: the penalty needs the critic's gradient at single samples");
        }
    }
}
