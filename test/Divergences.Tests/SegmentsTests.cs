namespace Divergences.Tests;

[TestClass]
public sealed class SegmentsTests
{
    // A short training falls short of theory, but not by much: JS says nothing of the distance, and EM all. Fails with the two losses exchanged,
    // or the critic's loss for its value.
    [TestMethod]
    public void LearnedEstimatesAreNearTheory()
    {
        foreach (var estimate in Segments.Measure(Effort.Quick, _ => { }))
        {
            Assert.AreEqual(estimate.TrueJensenShannon, estimate.JensenShannon, 0.1, $"JS at {estimate.Distance}");
            Assert.IsLessThanOrEqualTo(Math.Log(2), estimate.JensenShannon);
            Assert.AreEqual(estimate.TrueEarthMover, estimate.EarthMover, 0.1, $"EM at {estimate.Distance}");
        }
    }

    // Fails if an estimate is left out of a panel: two of theory's dots are not among them.
    [TestMethod]
    public void ThePlotShowsEveryEstimateTwice()
    {
        var plot = SegmentPlot.Draw([new(0, 0, 0), new(0.5, 0.6, 0.5), new(1, 0.69, 1.02)]);
        var dots = plot.Descendants().Where(e => e.Name.LocalName == "circle" && e.Attribute("fill")!.Value == "#c33").ToList();
        Assert.HasCount(2 * (3 + 1), dots);
    }
}
