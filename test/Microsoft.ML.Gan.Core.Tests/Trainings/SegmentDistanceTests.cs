using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>
/// T-GP-5: the segments x = 0 and x = d, y ~ U(0,1). The best penalised critic falls by 1 + d / (2 lambda) per unit from one to the other: its
/// scores are d + d^2 / (2 lambda) apart, and d + d^2 / (4 lambda) of it is left after the penalty. A penalty of half the weight, or of the norm's
/// square in the place of its distance from 1, is far outside the 2 %.
/// </summary>
[TestClass]
public class SegmentDistanceTests
{
    private const double Lambda = 10;
    private const int Batch = 128;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(0.25, 0.253125, 0.2515625)]
    [DataRow(1.0, 1.05, 1.025)]
    [DataRow(2.0, 2.2, 2.1)]
    public void T_GP_5_a_trained_critic_measures_the_distance(double distance, double gap, double value) =>
        AssertMeasures(distance, new GradientPenalty(Lambda), gap, value);

    // The slope exceeds 1, so that the one-sided penalty has the same optimum.
    [TestMethod]
    [DataRow(0.25, 0.253125, 0.2515625)]
    [DataRow(1.0, 1.05, 1.025)]
    [DataRow(2.0, 2.2, 2.1)]
    public void T_GP_5_a_one_sided_penalty_measures_the_same(double distance, double gap, double value) =>
        AssertMeasures(distance, new GradientPenalty(Lambda, OneSided: true), gap, value);

    private void AssertMeasures(double distance, GradientPenalty penalty, double gap, double value)
    {
        using var random = new RandomStreams(1);
        using var model = new SegmentCritic(distance, penalty, random);
        using (var data = RealSegment())
        {
            var settings = new TrainingSettings { Iterations = 1500, BatchSize = Batch, Schedule = new LinearDecay() };
            using var loop = new TrainingLoop(model, data, settings, random, CPU);
            loop.Run();
        }

        var (foundGap, foundValue) = model.Measure(random);
        TestContext.WriteLine($"gap {foundGap:f4} for {gap}, value {foundValue:f4} for {value}");
        Assert.AreEqual(gap, foundGap, 0.02 * gap);
        Assert.AreEqual(value, foundValue, 0.02 * value);
    }

    private static Dataset RealSegment()
    {
        using var random = new Generator(2, CPU);
        using var scope = NewDisposeScope();
        return new Dataset(cat([zeros(4096, 1), rand([4096, 1], generator: random)], 1));
    }

    /// <summary>A critic without a generator, which the training loop takes as it takes any model.</summary>
    private sealed class SegmentCritic : GanModel
    {
        private readonly CriticNetwork critic;
        private readonly double distance;
        private readonly GradientPenalty penalty;

        public SegmentCritic(double distance, GradientPenalty penalty, RandomStreams random)
        {
            (this.distance, this.penalty) = (distance, penalty);
            critic = new Unconditional().CreateCritic(new MlpFamily(64, 2), new VectorShape(2), random.Weights);
            Phases = [new Phase("Critic", critic, new AdamSettings(2e-3, 0, 0.9), step => Loss(step.NextBatch().Samples, step.Random))];
        }

        public override IReadOnlyList<Phase> Phases { get; }

        public override string Description => $"Segments {distance} apart; {penalty}";

        public override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("critic", critic)];

        public override IReadOnlyList<(nn.Module Source, nn.Module Average)> Averages => [];

        public (double Gap, double Value) Measure(RandomStreams random)
        {
            using var scope = NewDisposeScope();
            var batch = BatchOf(cat([zeros(4096, 1), rand([4096, 1], generator: random.Latents)], 1), random);
            double gap = -new Wasserstein().CriticLoss(batch).ToSingle();
            return (gap, gap - penalty.Loss(batch).ToSingle());
        }

        private Tensor Loss(Tensor real, RandomStreams random)
        {
            var batch = BatchOf(real, random);
            return new Wasserstein().CriticLoss(batch) + penalty.Loss(batch);
        }

        private CriticBatch BatchOf(Tensor real, RandomStreams random)
        {
            long count = real.shape[0];
            var fake = cat([full([count, 1], distance, ScalarType.Float32), rand([count, 1], generator: random.Latents)], 1);
            Tensor Score(Tensor samples) => critic.call(samples, null);
            return new CriticBatch(Score, real, fake, Score(real), Score(fake), random.Regularization);
        }
    }
}
