using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Objectives;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// Trains a GAN-QP: Su, "GAN-QP: A Novel GAN Framework without Gradient Vanishing and Lipschitz Constraint" (2018). It needs no gradient penalty, so an
/// iteration costs about half of WGAN-GP's, and is nearly independent of its one parameter, lambda.
/// </summary>
public sealed class GanQpTrainer : GanTrainer
{
    internal GanQpTrainer(MLContext mlContext, Options options) : base(mlContext, options) { }

    /// <summary>Settings of <see cref="GanQpTrainer"/>; the defaults are the author's: two critic steps, Adam (2e-4, 0.5, 0.999).</summary>
    public sealed class Options : AdamOptions
    {
        /// <summary>The author's settings.</summary>
        public Options() : base(criticSteps: 2, learningRate: 2e-4, beta1: 0.5, beta2: 0.999) { }

        /// <summary>lambda, the scale of the distance, above 0. Default 10.</summary>
        public double Lambda = 10;

        /// <summary>The distance of two samples, averaged over their elements. Default: L1, the mean of |x - y|.</summary>
        public SampleDistance Distance = SampleDistance.MeanAbsolute;

        /// <summary>What the critic scores: single samples, over the pairs (i, i) of a batch or over all pairs, or pairs of samples. Default: single samples, over the pairs (i, i).</summary>
        public PotentialForm Form = PotentialForm.Unary;

        /// <summary>The power of the penalty, an even number of at least 2. Default 2.</summary>
        public int Power = 2;

        private protected override GanSystem OwnSystem
        {
            get
            {
                var system = GanSystems.GanQp with { Game = Game(new QuadraticPotential(Lambda, Distance, Form, Power)) };
                return Form == PotentialForm.Binary ? system.Packed(2) : system;
            }
        }

        private protected override void Check()
        {
            RequirePositive(nameof(Lambda), Lambda);
            Require(Enum.IsDefined(Distance), nameof(Distance), Distance, string.Join(", ", Enum.GetNames<SampleDistance>()));
            Require(Enum.IsDefined(Form), nameof(Form), Form, string.Join(", ", Enum.GetNames<PotentialForm>()));
            Require(Power >= 2 && Power % 2 == 0, nameof(Power), Power, "an even number of at least 2");
            base.Check();
        }
    }
}
