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

    // W1 of the redrawn rows themselves, sorted anew. Fails where the two sides count alike although their numbers of rows differ.
    [TestMethod]
    [DataRow(6)]
    [DataRow(8)]
    public void Redrawn_projections_are_those_of_redrawn_rows(int count)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        Tensor axes = SlicedWasserstein.UnitRows(2, 3, random), a = Features.Normal(6, 3, 5), b = Features.Normal(count, 3, 6);
        int[] timesOfA = [2, 0, 1], timesOfB = [.. Enumerable.Repeat(1, count / 2 - 2), 2, 0];
        Tensor Redrawn(Tensor rows, int[] times) => rows.index_select(0, tensor(times.SelectMany((often, i) => Enumerable.Repeat(new long[] { 2 * i, 2 * i + 1 }, often)).SelectMany(pair => pair).ToArray()));
        var expected = SlicedWasserstein.Along(axes, Redrawn(a, timesOfA), Redrawn(b, timesOfB));
        Assert.AreEqual(expected.W1, MergedProjections.Of(axes, a, b, rowsPerSample: 2).Redrawn(timesOfA, timesOfB), 1e-12);
    }

    // An interval of figures that are computed concurrently is that of figures computed in turn; an error comes as it is. Fails where one figure is left out.
    [TestMethod]
    public void Intervals_do_not_depend_on_the_number_of_threads()
    {
        double[] values = [.. Enumerable.Range(0, 50).Select(i => Math.Sqrt(i))];
        double Mean(int[] rows) => rows.Average(row => values[row]);
        int[] Draw(Generator random) => [.. RandomRows.Redrawn(values.Length, random).Select(row => (int)row)];
        int before = get_num_threads();
        try
        {
            foreach (int threads in new[] { 1, 3 })
            {
                set_num_threads(threads);
                Assert.AreEqual(Interval.OfMean(values), Interval.Of(values.Average(), Draw, Mean));
                Assert.AreEqual(threads, get_num_threads());
                Assert.ThrowsExactly<FormatException>(() => Interval.Of(0, Draw, rows => throw new FormatException()));
            }
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
