using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Precision and recall, density and coverage, and the distances below them.</summary>
[TestClass]
public class NeighbourMetricsTests
{
    // Fails with self counted as a neighbour, with precision and recall exchanged, and with balls of the wrong side.
    [TestMethod]
    public void X5_four_points_on_a_line()
    {
        using var real = Features.Line(0, 1, 2, 4);
        using var synthetic = Features.Line(0.5, 1.2, 3.5, 10);
        AssertClose([1, 1, 1, 2], Radii(real));
        AssertClose([0.7, 0.7, 2.3, 6.5], Radii(synthetic));
        Assert.AreEqual(new PrecisionRecall(0.75, 1, 1, 4, 4), PrecisionRecall.Of(real, synthetic, k: 1));
        Assert.AreEqual(new DensityCoverage(1.25, 1, 1, 4, 4), DensityCoverage.Of(real, synthetic, k: 1));
    }

    // 4-D, reals in two clusters, fakes in one. Fails with recall measured by the real balls, and with density not divided by k.
    [TestMethod]
    public void X9_collapse_to_half_of_the_modes()
    {
        using var scope = NewDisposeScope();
        var real = cat([Features.Normal(500, 4, seed: 1), Features.Normal(500, 4, seed: 2).add(20)]);
        var synthetic = Features.Normal(1000, 4, seed: 3);
        var (precision, recall) = (PrecisionRecall.Of(real, synthetic, k: 5).Precision, PrecisionRecall.Of(real, synthetic, k: 5).Recall);
        var cover = DensityCoverage.Of(real, synthetic);
        Assert.AreEqual(0.985, precision, 0.03);
        Assert.AreEqual(0.49, recall, 0.03);
        Assert.AreEqual(0.98, cover.Density, 0.08);
        Assert.AreEqual(0.50, cover.Coverage, 0.03);
    }

    // Fails with <= in the density, where a row on the border counts too.
    [TestMethod]
    public void T_17_5_identical_sets_and_far_sets()
    {
        using var scope = NewDisposeScope();
        var features = Features.Normal(300, 6, seed: 4);
        Assert.AreEqual(new PrecisionRecall(1, 1, 3, 300, 300), PrecisionRecall.Of(features, features));
        Assert.AreEqual(new DensityCoverage(1, 1, 5, 300, 300), DensityCoverage.Of(features, features));
        var far = features.add(1000);
        Assert.AreEqual(new PrecisionRecall(0, 0, 3, 300, 300), PrecisionRecall.Of(features, far));
        Assert.AreEqual(new DensityCoverage(0, 0, 5, 300, 300), DensityCoverage.Of(features, far));
    }

    // 2 lies on the border of the ball around 1. Fails with < in precision, and with <= in density.
    [TestMethod]
    public void Borders_belong_to_the_balls_of_precision_alone()
    {
        using var real = Features.Line(0, 1);
        using var synthetic = Features.Line(2, 50);
        Assert.AreEqual(0.5, PrecisionRecall.Of(real, synthetic, k: 1).Precision);
        Assert.AreEqual(0, DensityCoverage.Of(real, synthetic, k: 1).Density);
    }

    // N = 1000, M = 500, k = 3: 0.7043. Fails with N and M exchanged.
    [TestMethod]
    public void Coverage_of_equal_laws_is_the_expected_one()
    {
        using var real = Features.Normal(1000, 3, seed: 5);
        using var synthetic = Features.Normal(500, 3, seed: 6);
        var cover = DensityCoverage.Of(real, synthetic, k: 3);
        Assert.AreEqual(0.7043, cover.ExpectedCoverage, 5e-5);
        Assert.AreEqual(cover.ExpectedCoverage, cover.Coverage, 0.04);
        Assert.AreEqual(1, cover.Density, 0.1);
    }

    // More than one block of rows. Fails where the last block is lost or the blocks' order changes.
    [TestMethod]
    public void Blocks_change_nothing()
    {
        using var scope = NewDisposeScope();
        Tensor rows = Features.Normal(2500, 3, seed: 7), others = Features.Normal(2000, 3, seed: 8);
        var blocks = Neighbours.Nearest(rows, others, 2);
        var (direct, _) = rows.unsqueeze(1).sub(others.unsqueeze(0)).square().sum(2).sqrt().topk(2, 1, largest: false);
        Assert.IsTrue(direct.allclose(blocks, rtol: 1e-13, atol: 0));
    }

    [TestMethod]
    public void Fewer_samples_than_neighbours_are_named()
    {
        using var three = Features.Normal(3, 2, seed: 9);
        using var four = Features.Normal(4, 2, seed: 10);
        Assert.Contains("Precision and recall with k = 3 needs at least 4 synthetic samples; found 3.",
            Assert.ThrowsExactly<ArgumentException>(() => PrecisionRecall.Of(four, three)).Message);
        Assert.Contains("Density and coverage with k = 5 needs at least 6 real samples; found 4.",
            Assert.ThrowsExactly<ArgumentException>(() => DensityCoverage.Of(four, three)).Message);
    }

    private static double[] Radii(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var radii = Neighbours.Others(rows, 1);
        return radii.data<double>().ToArray();
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++) Assert.AreEqual(expected[i], actual[i], 1e-12);
    }
}
