using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>What the score of the short trainings says of samples whose quality is known.</summary>
[TestClass]
public class ToyScoreTests
{
    private const int Count = 10_000;

    // Within 3 std of a plane's Gaussian lie 1 - exp(-4.5) = 0.989 of its points. Fails if a mode has another weight or width than the others.
    [TestMethod]
    public void Real_points_are_of_high_quality()
    {
        foreach (var mixture in new[] { ToyMixture.Ring8, ToyMixture.Grid25 })
        {
            var score = ToyScore.Of(mixture.Draw(Count, seed: 5).Points, mixture);
            Assert.AreEqual(0.989, score.HighQuality, 0.005, score.ToString());
            Assert.AreEqual(mixture.Centres.Count, score.Modes(0.8 * Count / mixture.Centres.Count), score.ToString());
            Assert.IsLessThan(0.005, score.Kl, score.ToString());
            Assert.IsLessThan(0.04, score.SlicedWasserstein, score.ToString());
        }
    }

    // All points in one of eight modes: KL = log 8 = 2.0794.
    [TestMethod]
    public void Collapse_is_one_mode_of_high_quality()
    {
        var score = ToyScore.Of([.. Enumerable.Range(0, 2 * Count).Select(i => i % 2 == 0 ? 2f : 0f)], ToyMixture.Ring8);
        Assert.AreEqual(1, score.ModesOf(Count));
        Assert.AreEqual(1, score.HighQuality);
        Assert.AreEqual(Math.Log(8), score.Kl, 1e-9);
        Assert.IsGreaterThan(1, score.SlicedWasserstein);
    }

    // A point at radius r was drawn with t = 7.5 r, but for the noise, and its angle is t. Fails with noise of 0.35.
    [TestMethod]
    public void A_point_of_the_roll_has_the_angle_of_its_radius()
    {
        var points = new SwissRoll().Points(Count, seed: 5).Chunk(2).Select(p => (Angle: Math.Atan2(p[1], p[0]), T: 7.5 * Math.Sqrt(p[0] * p[0] + p[1] * p[1]))).ToList();
        Assert.AreEqual(3 * Math.PI, points.Average(p => p.T), 0.1);
        // The noise moves t by 0.25 and the angle by 0.25 / t, and E cos(0.25 eps) = exp(-0.25^2 / 2) = 0.969.
        Assert.AreEqual(0.969, points.Average(p => Math.Cos(p.Angle - p.T)), 0.005);
        Assert.IsLessThan(0.04, new SwissRoll().SlicedWasserstein(new SwissRoll().Points(Count, seed: 5)));
    }

    // A shift by 3 along x is seen as 3 |cos| in every direction, 6 / pi on average.
    [TestMethod]
    public void Sliced_distance_of_a_shift_is_its_length_times_2_over_pi()
    {
        var points = ToyMixture.Ring8.Draw(Count, seed: 5).Points;
        for (int i = 0; i < points.Length; i += 2) points[i] += 3;
        var score = ToyScore.Of(points, ToyMixture.Ring8);
        Assert.AreEqual(6 / Math.PI, score.SlicedWasserstein, 0.03);
    }
}
