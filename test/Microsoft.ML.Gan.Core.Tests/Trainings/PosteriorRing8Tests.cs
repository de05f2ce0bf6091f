using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>P2GAN on eight Gaussians, with the thresholds it was calibrated to.</summary>
[TestClass]
public class PosteriorRing8Tests
{
    private const int Points = 10_000;

    public required TestContext TestContext { get; init; }

    // Blurred, but around all of the ring (one mode alone is at 1.4). Fails if the critic is taught one prior for both, or if L_z drives codes apart; L_adv is not
    // needed so early, and that it aims at P_c is seen by T-P2-4 and by PosteriorModelTests.
    [TestMethod]
    public void The_modes_are_near_in_600_iterations()
    {
        using var gan = new ToyPosterior(Lambda: 10).Run(ToyMixture.Ring8, 600);
        foreach (var score in Scores(gan))
        {
            Assert.IsGreaterThanOrEqualTo(7, score.Modes(atLeast: 10), score.ToString());
            Assert.IsLessThan(0.5, score.SlicedWasserstein, score.ToString());
        }
    }

    // L_z keeps modes. By codes of training rows, the paper's way, seeds 0 and 1 find 5 and 5 with it, and 3 and 4 without; by the prior's 6 and 5. The same
    // training written in PyTorch finds, with seeds 0 to 2, 6, 5 and 5 with it and 3, 3 and 2 without; by the prior's 4, 5 and 5.
    [TestMethod]
    [TestCategory("Long")]
    [DataRow(0)]
    [DataRow(1)]
    public void Codes_counter_the_loss_of_modes_in_3000_iterations(int seed)
    {
        int[] Modes(double lambda)
        {
            using var gan = new ToyPosterior(lambda) { Seed = seed }.Run(ToyMixture.Ring8, 3000);
            return [.. Scores(gan).Select(score => score.ModesOf(Points))];
        }

        var (with, without) = (Modes(10), Modes(0));
        var (prior, rows) = (with[0], with[1]);
        Assert.IsGreaterThanOrEqualTo(5, rows);
        Assert.IsLessThanOrEqualTo(2, Math.Abs(prior - rows));
        Assert.IsLessThan(rows, without[1]);
    }

    // By codes of the prior, then by those of training rows.
    private List<ToyScore> Scores(TrainedGan gan)
    {
        using var scope = NewDisposeScope();
        List<ToyScore> scores = [.. new[] { new Sampler(gan, 1), new PosteriorSampler(gan, 1) }.Select(sampler => ToyScore.Of(sampler.Rows(0, Points).data<float>().ToArray(), ToyMixture.Ring8))];
        foreach (var score in scores) TestContext.WriteLine(score.ToString());
        return scores;
    }
}
