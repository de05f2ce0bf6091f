using Samples;

namespace Anomaly.Tests;

[TestClass]
public sealed class AnomalyTests
{
    // Points on the line y = 2: one direction explains all, and a point is as far away as its y. Fails if the mean is left in, or the smallest variances are taken.
    [TestMethod]
    public void ReconstructionErrorIsTheDistanceFromTheSubspace()
    {
        var subspace = PrincipalSubspace.Of([[0, 2], [1, 2], [5, 2]], 0.9);
        Assert.AreEqual(1, subspace.Dimension);
        Assert.AreEqual(0, subspace.SquaredError([3, 2]), 1e-9);
        Assert.AreEqual(9, subspace.SquaredError([-7, 5]), 1e-9);
    }

    // Fails if the two groups are exchanged, or normal pictures of the training are tested on.
    [TestMethod]
    public void ADetectorThatKnowsTheClassHasAnAreaOfOne()
    {
        var areas = new Experiment(PictureSource.Strokes(), "vertical", [new Oracle()]).Run(2, _ => { });
        CollectionAssert.AreEqual(new[] { 1.0, 1.0 }, areas.Values.Single().ToArray());
    }

    [TestMethod]
    public void PcaTellsStrokesApart()
    {
        var areas = new Experiment(PictureSource.Strokes(), "horizontal", [new PrincipalComponents()]).Run(1, _ => { });
        Assert.IsGreaterThan(0.8, areas.Values.Single()[0]);
    }

    // One iteration: the pipeline works. Fails if the score is not turned into an anomaly's.
    [TestMethod]
    public void TheCriticScoresEveryTestPicture()
    {
        var pictures = PictureSource.Strokes();
        var normal = pictures.Samples.Where(sample => sample.Label == "vertical").Take(20).ToArray();
        double[] scores = new CriticDetector(1).Scores(normal, [.. pictures.Samples.Take(7)], pictures.Rows, seed: 1);
        Assert.HasCount(7, scores);
        Assert.IsTrue(scores.All(double.IsFinite));
    }

    private sealed record Oracle() : Detector("oracle")
    {
        public override double[] Scores(IReadOnlyList<LabelledSample> normal, IReadOnlyList<LabelledSample> test, PictureRows rows, int seed)
        {
            Assert.IsFalse(normal.Intersect(test).Any(), "A training picture is tested on.");
            return [.. test.Select(sample => sample.Label == "vertical" ? 0.0 : 1)];
        }
    }
}
