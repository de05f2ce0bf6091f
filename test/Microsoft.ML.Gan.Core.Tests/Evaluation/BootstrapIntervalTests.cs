using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class BootstrapIntervalTests
{
    // The mean of 0/1 values has standard error sqrt(p (1 - p) / N). Fails with draws without replacement (width 0), and with tails of 5 % each.
    [TestMethod]
    public void A_share_has_its_binomial_interval()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i % 4 == 0 ? 1.0 : 0.0)];
        var interval = BootstrapInterval.OfMean(values, replicates: 2000);
        double reach = 1.96 * Math.Sqrt(0.25 * 0.75 / 1000);
        Assert.AreEqual(0.25, interval.Value, 1e-12);
        Assert.AreEqual(0.25 - reach, interval.Lower, 0.0025);
        Assert.AreEqual(0.25 + reach, interval.Upper, 0.0025);
        Assert.AreEqual(interval, BootstrapInterval.OfMean(values, replicates: 2000));
        Assert.AreNotEqual(interval, BootstrapInterval.OfMean(values, replicates: 2000, seed: 2));
    }

    // The difference of two means. Fails where both sides are redrawn from one.
    [TestMethod]
    public void Both_sides_are_redrawn()
    {
        using var scope = NewDisposeScope();
        Tensor a = Features.Normal(400, 1, seed: 1), b = Features.Normal(400, 1, seed: 2).add(1);
        var interval = BootstrapInterval.Of((x, y) => (double)y.mean().sub(x.mean()), a, b, replicates: 1000, level: 0.9);
        double centre = (double)b.mean().sub(a.mean()), reach = 1.645 * Math.Sqrt(2.0 / 400);
        Assert.AreEqual(centre, interval.Value, 1e-12);
        Assert.AreEqual(centre - reach, interval.Lower, 0.02);
        Assert.AreEqual(centre + reach, interval.Upper, 0.02);
        Assert.AreEqual((0.9, 1000), (interval.Level, interval.Replicates));
    }

    [TestMethod]
    public void Impossible_levels_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BootstrapInterval.OfMean([1, 2], level: 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BootstrapInterval.OfMean([1, 2], replicates: 1));
    }

    // numpy's default: 1 + 0.25 x 3 lies between the order statistics. Fails with the nearest one.
    [TestMethod]
    public void Quantiles_interpolate()
    {
        Assert.AreEqual(1.75, Quantiles.At([4, 1, 2, 3], 0.25), 1e-12);
        Assert.AreEqual(4, Quantiles.At([4, 1, 2, 3], 1));
    }
}
