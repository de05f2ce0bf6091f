using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class SlicedWassersteinTests
{
    // d = 8, |m| = 1.5: SW1 = |m| Gamma(d/2) / (sqrt(pi) Gamma((d+1)/2)) = 0.4365, SW2 = |m| / sqrt d. The same rows on both sides, so that
    // only the directions are random. Fails with directions of length other than 1, and with SW2 without its root.
    [TestMethod]
    public void T_17_6_a_shift_has_its_closed_form()
    {
        using var scope = NewDisposeScope();
        var rows = Features.Normal(50, 8, seed: 1);
        var distance = SlicedWasserstein.Of(rows, rows.add(1.5 / Math.Sqrt(8)), directions: 20000);
        // Gamma(4) = 6, Gamma(9/2) = 105 sqrt(pi) / 16.
        Assert.AreEqual(1.5 * 6 * 16 / (105 * Math.PI), distance.W1, 0.01);
        Assert.AreEqual(1.5 / Math.Sqrt(8), distance.W2, 0.01);
    }

    // By hand along the axes: W1 = (1 + 2) / 2, W2^2 = (1 + 4) / 2. Fails where columns are not sorted on their own.
    [TestMethod]
    public void Along_the_axes_columns_are_compared()
    {
        using var scope = NewDisposeScope();
        var distance = SlicedWasserstein.Along(
            tensor(new double[,] { { 1, 0 }, { 0, 1 } }),
            tensor(new double[,] { { 0, 5 }, { 1, 3 }, { 2, 4 } }),
            tensor(new double[,] { { 3, 5 }, { 2, 6 }, { 1, 7 } }));
        Assert.AreEqual(1.5, distance.W1, 1e-12);
        Assert.AreEqual(Math.Sqrt(2.5), distance.W2, 1e-12);
    }

    // Every row twice is the same law. Fails where the longer side is cut to the shorter.
    [TestMethod]
    public void Counts_may_differ()
    {
        using var scope = NewDisposeScope();
        Tensor rows = Features.Normal(40, 3, seed: 2), twice = cat([rows, rows]);
        var distance = SlicedWasserstein.Of(rows, twice);
        Assert.AreEqual(0, distance.W1, 1e-12);
        Assert.AreEqual((512, 40L, 80L), (distance.Directions, distance.RealCount, distance.SyntheticCount));
    }
}
