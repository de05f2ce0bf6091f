using System.Text.Json;
using Microsoft.ML.Gan.Persistence;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Codes;

[TestClass]
public class PosteriorPriorsTests
{
    // Averages of means and of deviations. Fails if variances are averaged (sqrt(2.5) = 1.58), or if a vector's first value stands for all.
    [TestMethod]
    public void T_P2_2_the_middle_averages_means_and_deviations()
    {
        Assert.AreEqual(new GaussianPrior(0, 1), PosteriorPriors.Default.Middle);
        Assert.AreEqual(new GaussianPrior(1, 1.5), new PosteriorPriors(new(-1, 1), new(3, 2)).Middle);
        var perCoordinate = new PosteriorPriors(new(new[] { -1.0, 0 }, 1), new(1, new[] { 1.0, 3 }));
        Assert.AreEqual(new GaussianPrior(new[] { 0, 0.5 }, new[] { 1.0, 2 }), perCoordinate.Middle);
    }

    // Fails without the equality of values: an architecture would differ from the one it was loaded from, and all vectors would print alike.
    [TestMethod]
    public void Priors_are_equal_by_value_and_survive_the_file_format()
    {
        var priors = new PosteriorPriors(new(new[] { -1.0, 0.25 }, 1), new(1, 0.2));
        var again = JsonSerializer.Deserialize<PosteriorPriors>(JsonSerializer.Serialize(priors, GanJson.Options), GanJson.Options);
        Assert.AreEqual(priors, again);
        Assert.AreEqual(priors.GetHashCode(), again!.GetHashCode());
        Assert.AreNotEqual(priors, priors with { Fake = new(new[] { -1.0, 0.5 }, 1) });
        StringAssert.Contains($"{priors}", "-1 0.25");
    }

    [TestMethod]
    public void Priors_that_cannot_be_are_refused()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new GaussianPrior(0, 0)).Message, "above 0, but are 0");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new GaussianPrior(double.NaN, 1)).Message, "NaN");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new GaussianPrior(Array.Empty<double>(), 1)).Message, "at least one");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new PosteriorPriors(new(1, 1), new(1, 1))).Message, "must differ");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new GaussianPrior(new double[3], 1).CheckSize(2)).Message, "3 values, but the codes have 2");
    }

    // z = mu + sigma eps: 1 + 2 * 3 = 7, -1 + 0.5 * 4 = 1. Fails if one of both directions takes the variance.
    [TestMethod]
    public void Codes_and_their_normals_map_onto_each_other()
    {
        using var scope = NewDisposeScope();
        var normals = tensor(new[] { 3.0, 4 }, [1, 2]);
        var prior = new GaussianPrior(new[] { 1.0, -1 }, new[] { 2, 0.5 }).For(normals);
        var codes = prior.At(normals);
        CollectionAssert.AreEqual(new[] { 7.0, 1 }, codes.data<double>().ToArray());
        CollectionAssert.AreEqual(new[] { 3.0, 4 }, prior.Standardize(codes).data<double>().ToArray());
    }
}
