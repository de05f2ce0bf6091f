using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// Trains a Wasserstein GAN with gradient penalty: Gulrajani et al., "Improved Training of Wasserstein GANs" (2017).
/// A robust first choice for images and vectors; the gap between the scores of real and generated samples tells how far training has come.
/// </summary>
public sealed class WganGpTrainer : GanTrainer
{
    internal WganGpTrainer(MLContext mlContext, Options options) : base(mlContext, options) { }

    /// <summary>Settings of <see cref="WganGpTrainer"/>; the defaults are the paper's: five critic steps, Adam (1e-4, 0, 0.9).</summary>
    public sealed class Options : AdamOptions
    {
        /// <summary>The paper's settings.</summary>
        public Options() : base(criticSteps: 5, learningRate: 1e-4, beta1: 0, beta2: 0.9) { }

        /// <summary>lambda, the weight of the gradient penalty, at least 0. Default 10; 0.1 is faster on two-dimensional toys.</summary>
        public double GradientPenaltyWeight = 10;

        /// <summary>Penalise only gradient norms above 1. Default false.</summary>
        public bool OneSided;

        /// <summary>Weight of E D(x)^2 over real samples, which keeps the scores near 0; at least 0. Default 0; ProGAN uses 0.001.</summary>
        public double DriftWeight;

        private protected override GanSystem OwnSystem
        {
            get
            {
                var penalty = new GradientPenalty(GradientPenaltyWeight, OneSided);
                return new AdversarialSystem(Game(new Wasserstein()) with { Regularizers = DriftWeight > 0 ? [penalty, new Drift(DriftWeight)] : [penalty] });
            }
        }

        private protected override void Check()
        {
            RequireNotNegative(nameof(GradientPenaltyWeight), GradientPenaltyWeight);
            RequireNotNegative(nameof(DriftWeight), DriftWeight);
            base.Check();
        }
    }
}
