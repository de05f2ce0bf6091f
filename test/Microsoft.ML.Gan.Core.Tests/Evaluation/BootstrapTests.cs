using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Intervals that are made without computing a figure anew for every redrawn set of rows.</summary>
[TestClass]
public class BootstrapTests
{
    private static readonly Bootstrap Interval = new(100, 0.95, 1);

    // Fails without the scaling: the redrawn distances of equal laws are twice as large as the distance, which then lies outside.
    [TestMethod]
    public void The_interval_of_a_Frechet_distance_is_as_wide_as_fresh_samples_scatter()
    {
        using var scope = NewDisposeScope();
        double[] fresh = [.. Enumerable.Range(0, 40).Select(i => FrechetDistance.Of(Features.Normal(300, 4, 2 * i), Features.Normal(300, 4, 2 * i + 1).add(0.3)).Value)];
        double deviation = Math.Sqrt(fresh.Average(value => value * value) - fresh.Average() * fresh.Average());
        Tensor real = Features.Normal(300, 4, 101), synthetic = Features.Normal(300, 4, 102).add(0.3);
        var interval = FrechetDistance.Of(real, synthetic, Interval);
        Assert.AreEqual(FrechetDistance.Of(real, synthetic).Value, interval.Value);
        Assert.IsTrue(interval.Lower < interval.Value && interval.Value < interval.Upper);
        Assert.AreEqual(1, (interval.Upper - interval.Lower) / (2 * 1.96 * deviation), 0.4);

        var equal = FrechetDistance.Of(Features.Normal(300, 4, 103), Features.Normal(300, 4, 104), Interval);
        Assert.IsTrue(equal.Lower < equal.Value && equal.Value < equal.Upper);
    }

    // Rows with weights 2, 1, 0 are rows 0, 0, 1, and the pair of the two copies of row 0 is left out. Fails where it is not.
    [TestMethod]
    public void A_kernel_distance_by_weights_leaves_out_pairs_of_a_row_with_itself()
    {
        using var scope = NewDisposeScope();
        Tensor a = Features.Normal(60, 3, 1), b = Features.Normal(60, 3, 2).add(1);
        var interval = KernelDistance.Unbiased(a, b, Interval);
        Assert.AreEqual(KernelDistance.Unbiased(a, b), interval.Value, 1e-12);
        Assert.IsTrue(interval.Lower < interval.Value && interval.Value < interval.Upper);
        // Of equal laws the estimate has no bias; copies of rows counted as pairs would lift all redrawn ones above 0.
        Assert.IsLessThan(0, KernelDistance.Unbiased(a, Features.Normal(60, 3, 3), Interval).Lower);
    }

    // Fails where values are repeated by their own place in place of their row's.
    [TestMethod]
    public void Redrawn_projections_are_those_of_redrawn_rows()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        Tensor axes = SlicedWasserstein.UnitRows(2, 3, random), rows = Features.Normal(6, 3, 5);
        int[] times = [2, 0, 1];
        var projections = SortedProjections.Of(axes, rows, rowsPerSample: 2);
        var redrawn = SortedProjections.Of(axes, rows.index_select(0, tensor(new long[] { 0, 1, 0, 1, 4, 5 })));
        for (int axis = 0; axis < 2; axis++)
            CollectionAssert.AreEqual(redrawn.Along(axis).ToArray(), projections.Redrawn(axis, times, new double[6]).ToArray());
    }
}
