using Samples;

namespace Augmentation.Tests;

[TestClass]
public sealed class FiguresTests
{
    // Mean 2, deviation 1, t(2) = 4.302653 at 97.5 %: 4.302653 / sqrt(3). Fails with n instead of n - 1, or with the normal law's 1.96.
    [TestMethod]
    public void IntervalsAreStudents()
    {
        var interval = Interval.Of([1, 2, 3]);
        Assert.AreEqual(2, interval.Mean, 1e-12);
        Assert.AreEqual(2.484138, interval.HalfWidth, 1e-6);
        Assert.AreEqual("2.000 ± 2.484", interval.ToString());
        Assert.AreEqual("1.000", Interval.Of([1]).ToString());
        Assert.AreEqual("+1.000 [-1.000, +3.000]", new Interval(1, 2).ToSignedString());
        Assert.AreEqual("0.000 [0.000, 0.000]", new Interval(-1e-4, 2e-4).ToSignedString());
    }

    // Two seeds: the GAN's recall is 0.3 and 0.1 better than nothing: 0.2 +- 12.7062 * 0.1414 / sqrt(2). Fails if the difference is of means with their own spreads.
    [TestMethod]
    public void GainsAreTakenSeedBySeed()
    {
        var remedies = Experiment.Remedies;
        Scores Recall(double recall) => new(recall, 0.5, 0.5, 1);
        var results = remedies.ToDictionary(remedy => remedy, IReadOnlyList<Scores> (remedy) => remedy is GanAugmentation ? [Recall(0.8), Recall(0.3)] : [Recall(0.5), Recall(0.2)]);
        var summary = new Summary(GeneratedData.Vectors(0.05), 25, 500, results);
        var gain = summary.Gain(remedies[0], Figure.All[0]);
        Assert.AreEqual(0.2, gain.Mean, 1e-12);
        Assert.AreEqual(1.27062, gain.HalfWidth, 1e-4);
        StringAssert.Contains(summary.Verdicts().First(), "no difference that these seeds could show");
    }

    // 400 images a class: 200 to test on, 200 to train on, of which the rare class keeps 5 %. Fails if test rows are cut too, or are trained on.
    [TestMethod]
    public void OnlyTrainingRowsOfTheRareClassAreCut()
    {
        var problem = GeneratedData.Images(0.05);
        var (train, test) = problem.Split(3);
        Assert.IsTrue(test.GroupBy(row => row.Label).All(group => group.Count() == 200));
        Assert.AreEqual(10, train.Count(row => row.Label == problem.RareClass));
        Assert.HasCount(610, train);
        Assert.IsFalse(train.Intersect(test).Any());
        CollectionAssert.AreEqual(train.ToArray(), problem.Split(3).Train.ToArray());
        StringAssert.Contains(Assert.ThrowsExactly<InputException>(() => GeneratedData.Images(0.005).Split(1)).Message, "1 would be left; at least 2 are needed");
    }
}
