using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Evaluation.Divergences;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Divergences;

/// <summary>
/// The example of Arjovsky et al., "Wasserstein GAN" (2017): the segments x = 0 and x = theta with y ~ U(0, 1). For each distance one discriminator and one
/// WGAN-GP critic are trained to tell them apart.
/// </summary>
internal static class Segments
{
    private const int Points = 4096;

    public static IReadOnlyList<Estimate> Measure(Effort effort, Action<string> progress) => [.. effort.Distances.Select(distance =>
    {
        // The discriminator's loss bounds JS from below; the critic's is minus its value, which a penalty of weight 10 lets exceed W1 by W1^2 / 40.
        var estimate = new Estimate(
            distance,
            CriticBound.JensenShannon(TrainedLoss(effort, new StandardGan(), distance)),
            -TrainedLoss(effort, new Wasserstein(), distance, new GradientPenalty(10)));
        progress($"distance {distance:0.000}: JS {estimate.JensenShannon:0.000} of {estimate.TrueJensenShannon:0.000}, EM {estimate.EarthMover:0.000} of {estimate.TrueEarthMover:0.000}");
        return estimate;
    })];

    private static double TrainedLoss(Effort effort, Objective objective, double distance, params CriticRegularizer[] regularizers)
    {
        using var random = new RandomStreams(1);
        using var model = new SegmentCritic(objective, distance, random, regularizers);
        using var data = Segment();
        var settings = new TrainingSettings { Iterations = effort.Iterations, BatchSize = 128, Schedule = new LinearDecay() };
        using (var loop = new TrainingLoop(model, data, settings, random, CPU)) loop.Run();

        using var scope = NewDisposeScope();
        return model.Loss(data.Rows(arange(Points), CPU).Samples).item<float>();
    }

    private static Dataset Segment()
    {
        using var random = new Generator(2, CPU);
        using var scope = NewDisposeScope();
        return new Dataset(cat([zeros(Points, 1), rand([Points, 1], generator: random)], 1));
    }
}
