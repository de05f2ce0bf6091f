namespace Microsoft.ML.Gan.Training;

[TestClass]
public class CriticScheduleTests
{
    // Fails if the warm-up ends one iteration early or late, or if a boost comes after 500 iterations and not at the 500th.
    [TestMethod]
    public void Wasserstein_critics_are_warmed_up_and_boosted()
    {
        var expected = new Dictionary<long, int> { [0] = 100, [24] = 100, [25] = 5, [499] = 5, [500] = 100, [501] = 5, [1000] = 100 };
        foreach (var (iteration, steps) in expected) Assert.AreEqual(steps, CriticSchedule.Wasserstein.At(iteration), $"iteration {iteration}");
    }

    [TestMethod]
    public void Without_a_boost_every_iteration_is_the_same()
    {
        Assert.IsTrue(Enumerable.Range(0, 1001).All(i => new CriticSchedule(3).At(i) == 3));
        Assert.AreEqual(1, new CriticSchedule().At(0));
    }
}
