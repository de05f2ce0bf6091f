using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>Short trainings on 25 Gaussians and on a Swiss roll, with the thresholds they were calibrated to.</summary>
[TestClass]
public class GridAndRollTests
{
    private const int Points = 10_000;

    public required TestContext TestContext { get; init; }

    // Calibrated: 25 modes, 0.06, and a mean slope of 1.9 between real and generated points (of points at distance d alone it is 1 + d / (2 lambda)). Fails with a penalty
    // of weight 10 and one critic step (3 modes, 0.87) and without the penalty: so short a training finds the modes then too, but the slope is 550.
    [TestMethod]
    [TestCategory("Long")]
    public void WganGp_finds_the_modes_of_a_grid_in_2000_iterations()
    {
        using var gan = ToySystems.WganGp.Run(ToyMixture.Grid25, 2000);
        using var scope = NewDisposeScope();
        var samples = new Sampler(gan, 1).Rows(0, Points);
        var score = ToyScore.Of(samples.data<float>().ToArray(), ToyMixture.Grid25);
        double slope = MeanSlope(gan.Critic, tensor(ToyMixture.Grid25.Points(Points, seed: 77), [Points, 2]), samples);
        TestContext.WriteLine($"{score}, slope {slope:f2}");
        Assert.IsTrue(slope is > 0.5 and < 4, $"slope {slope}");
        Assert.IsGreaterThanOrEqualTo(23, score.Modes(atLeast: 20), score.ToString());
        Assert.IsLessThanOrEqualTo(0.12, score.SlicedWasserstein, score.ToString());
    }

    // Calibrated: 0.05, 0.045, and 0.10 to 0.13. WGAN-GP fails with a penalty of weight 10 and one critic step: 0.19.
    [TestMethod]
    [TestCategory("Long")]
    [DataRow(nameof(ToySystems.WganGp), 0.12)]
    [DataRow(nameof(ToySystems.R1Sgan), 0.12)]
    [DataRow(nameof(ToySystems.GanQpL1), 0.2)]
    public void A_roll_is_learnt_in_2000_iterations(string system, double atMost)
    {
        var roll = new SwissRoll();
        double distance = roll.SlicedWasserstein(ToySystems.Regularized[system].Samples(roll, 2000, Points));
        TestContext.WriteLine($"SWD {distance:f3}");
        Assert.IsLessThanOrEqualTo(atMost, distance);
    }

    // Of the critic, at random points between real and generated ones.
    private static double MeanSlope(CriticNetwork critic, Tensor real, Tensor generated)
    {
        using var random = new torch.Generator(3, CPU);
        var batch = new CriticBatch(x => critic.call(x, null), real, generated, zeros(Points), zeros(Points), random);
        return InputGradient.Norm(batch.Critic, GradientPenalty.Interpolate(batch)).mean().ToDouble();
    }
}
