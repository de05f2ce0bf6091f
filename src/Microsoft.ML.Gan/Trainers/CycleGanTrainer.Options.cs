using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Training;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Trainers;

public sealed partial class CycleGanTrainer
{
    internal const string DefaultColumnNameA = "A", DefaultColumnNameB = "B";
    internal const int DefaultBatchSize = 1;

    // Enlarged at 28x28, MNIST's digits lose a third of their gradients' squares.
    internal const int SmallestJitteredSide = 64;

    /// <summary>
    /// Settings of <see cref="CycleGanTrainer"/>; the defaults are the paper's. The batch size is 1 and there is no moving average
    /// (<see cref="TrainingOptions.EmaDecay"/>: 0) unless set.
    /// </summary>
    public sealed class Options : TrainingOptions
    {
        /// <summary>Makes options with the paper's batch size.</summary>
        public Options() => BatchSize = DefaultBatchSize;

        /// <summary>Domain A: an image column, or a vector of Single of known size. Default "A".</summary>
        public string ColumnNameA = DefaultColumnNameA;

        /// <summary>Domain B, of the same kind. Default "B". It may have the name of A where the domains come from two views.</summary>
        public string ColumnNameB = DefaultColumnNameB;

        /// <summary>The column that the transformer adds with the row's value of A as one of B. Default "TranslatedToB".</summary>
        public string TranslatedToBColumnName = "TranslatedToB";

        /// <summary>The column that the transformer adds with the row's value of B as one of A. Default "TranslatedToA".</summary>
        public string TranslatedToAColumnName = "TranslatedToA";

        /// <summary>The column (Single) that the transformer adds with the mean absolute difference between the row's value of A and what comes back from B. Default "CycleErrorA".</summary>
        public string CycleErrorAColumnName = "CycleErrorA";

        /// <summary>The column (Single) that the transformer adds with the mean absolute difference between the row's value of B and what comes back from A. Default "CycleErrorB".</summary>
        public string CycleErrorBColumnName = "CycleErrorB";

        /// <summary>The networks. Default null: <see cref="ResNetTranslation"/> between images, which needs sides that are multiples of 4, else <see cref="MlpTranslation"/>.</summary>
        public TranslationFamily? Network;

        /// <summary>The losses of the translators and critics beside the cycle and identity losses. Default: least squares.</summary>
        public Objective Objective = new LeastSquares();

        /// <summary>Weight of the translators' loss of <see cref="Objective"/>, at least 0. Default 2, as in <see cref="CycleGame.AdversarialWeight"/>.</summary>
        public double AdversarialWeight = 2;

        /// <summary>lambda_A, the weight of the way from A to B and back, at least 0. Default 10.</summary>
        public double CycleWeightA = 10;

        /// <summary>lambda_B, the weight of the way from B to A and back, at least 0. Default 10.</summary>
        public double CycleWeightB = 10;

        /// <summary>
        /// Weight, relative to lambda, of leaving a sample alone that is of the wanted domain already, at least 0. It needs domains of one shape. Default
        /// null: 0.5 between images with equally many channels, else 0.
        /// </summary>
        public double? IdentityWeight;

        /// <summary>Translated samples of each domain that the critics may be shown again later, at least 0. Default 50.</summary>
        public int PoolSize = 50;

        /// <summary>
        /// How training images are moved and mirrored each time that they are drawn; for images only. Default null: as in the paper
        /// (<see cref="Data.Jitter.CycleGan"/>) where both sides have 64 pixels or more; not at all for smaller images, whose details are often a pixel wide
        /// and would be learned blurred, and for vectors. Where left and right differ (digits, text, road signs), a mirrored image is of neither domain, and
        /// translations get mirrored features: leave mirroring out with <c>Jitter.CycleGan with { FlipProbability = 0 }</c>, or both with
        /// <see cref="Data.Jitter.None"/>; to mirror without moving, <c>new Jitter(FlipProbability: 0.5)</c>.
        /// </summary>
        public Jitter? Jitter;

        /// <summary>Learning rate of every network's Adam, above 0. Default 2e-4.</summary>
        public double LearningRate = 2e-4;

        /// <summary>Adam's beta1, in [0, 1). Default 0.5.</summary>
        public double Beta1 = 0.5;

        /// <summary>Adam's beta2, in [0, 1). Default 0.999.</summary>
        public double Beta2 = 0.999;

        /// <summary>Norm, above 0, to which the gradient of the translators together, and of the critics together, is shortened where it is longer. Default: infinity, so never.</summary>
        public double MaxGradientNorm = double.PositiveInfinity;

        /// <summary>The factor on the learning rates over the training. Default: 1 for the first half, then falling to 0 in 100 steps.</summary>
        public LearningRateSchedule Schedule = new EpochDecay();

        /// <summary>Called on the training thread at every report; the training waits for it. Default null.</summary>
        public Action<CycleGanProgress>? Progress;

        internal override int? FewestLevels => null;

        private protected override ExponentialMovingAverage DefaultAverage => new(0);

        internal override bool SkipsMissingValues => true;

        internal CycleGame Game => new()
        {
            Objective = Objective,
            AdversarialWeight = AdversarialWeight,
            CycleWeightA = CycleWeightA,
            CycleWeightB = CycleWeightB,
            IdentityWeight = IdentityWeight,
            PoolSize = PoolSize,
            Translators = Adam,
            Critics = Adam,
        };

        private AdamSettings Adam => new(LearningRate, Beta1, Beta2) { MaxGradientNorm = MaxGradientNorm };

        internal Jitter JitterOf(SampleShape shape) =>
            Jitter ?? (shape is ImageShape { Height: >= SmallestJitteredSide, Width: >= SmallestJitteredSide } ? Data.Jitter.CycleGan : Data.Jitter.None);

        private protected override void Check()
        {
            foreach (var domain in new[] { (nameof(ColumnNameA), ColumnNameA), (nameof(ColumnNameB), ColumnNameB) })
            {
                RequireColumns(
                    domain,
                    (nameof(TranslatedToBColumnName), TranslatedToBColumnName), (nameof(TranslatedToAColumnName), TranslatedToAColumnName),
                    (nameof(CycleErrorAColumnName), CycleErrorAColumnName), (nameof(CycleErrorBColumnName), CycleErrorBColumnName));
            }

            Require(Objective is { MeasuresDistances: false }, nameof(Objective), Objective, "an objective of scores alone, not of distances between samples");
            RequireNotNegative(nameof(AdversarialWeight), AdversarialWeight);
            RequireNotNegative(nameof(CycleWeightA), CycleWeightA);
            RequireNotNegative(nameof(CycleWeightB), CycleWeightB);
            RequireNotNegative(nameof(IdentityWeight), IdentityWeight ?? 0);
            Require(PoolSize >= 0, nameof(PoolSize), PoolSize, "at least 0");
            RequirePositive(nameof(LearningRate), LearningRate);
            Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "at least 0 and below 1");
            Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "at least 0 and below 1");
            Require(MaxGradientNorm > 0, nameof(MaxGradientNorm), MaxGradientNorm, "above 0");
            ArgumentNullException.ThrowIfNull(Schedule, nameof(Schedule));
            base.Check();
        }
    }
}
