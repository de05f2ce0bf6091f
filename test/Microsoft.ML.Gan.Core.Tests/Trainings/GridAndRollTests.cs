using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>Short trainings on 25 Gaussians and on a Swiss roll, with the thresholds they were calibrated to.</summary>
[TestClass]
public class GridAndRollTests
{
    private const int Points = 10_000;

    public required TestContext TestContext { get; init; }

    // Calibrated: 25 modes and 0.06. Fails with a penalty of weight 10 and one critic step: 3 modes and 0.87. Without a penalty it passes, at 0.09: so short a
    // training of so small networks does not need it.
    [TestMethod]
    [TestCategory("Long")]
    public void WganGp_finds_the_modes_of_a_grid_in_2000_iterations()
    {
        var score = ToyScore.Of(ToySystems.WganGp.Samples(ToyMixture.Grid25, 2000, Points), ToyMixture.Grid25);
        TestContext.WriteLine(score.ToString());
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
}
