using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>The distances that near-copies are told by (algorithms.md 17.9 (i)).</summary>
[TestClass]
public class NearestRowsTests
{
    // 0, 1, 2, 4 have spacings 1, 1, 1, 2. Fails if a row counts as its own neighbour, where the least spacing is 0.
    [TestMethod]
    public void Spacings_of_four_points_on_a_line()
    {
        using var scope = NewDisposeScope();
        var rows = new NearestRows(Features.Line(0, 1, 2, 4));
        Assert.AreEqual(1, rows.Spacing(0), 1e-6);
        Assert.AreEqual(1.5, rows.Spacing(5 / 6.0), 1e-6);
        Assert.AreEqual(2, rows.Spacing(1), 1e-6);
        CollectionAssert.AreEqual(new float[] { 0.5f, 0, 6 }, rows.Distances(Features.Line(0.5, 4, 10)));
    }

    // Images are rows of all their pixels: 12 differences of 0.5 are sqrt(12 / 4).
    [TestMethod]
    public void Images_are_compared_pixel_by_pixel()
    {
        using var scope = NewDisposeScope();
        var rows = new NearestRows(stack([zeros(3, 2, 2), ones(3, 2, 2).mul(9)]));
        Assert.AreEqual(Math.Sqrt(3), rows.Distances(ones(1, 3, 2, 2).mul(0.5)).Single(), 1e-6);
    }

    // 12,000 points on a line at distance 1, but for every 100th, which is 0.1 behind the one before: 2 % of the rows. Every third row is compared. Fails if a row counts as its own neighbour.
    [TestMethod]
    public void Of_many_rows_some_are_compared_with_all()
    {
        using var scope = NewDisposeScope();
        var rows = new NearestRows(Features.Line([.. Enumerable.Range(0, 12_000).Select(i => i % 100 == 99 ? i - 0.9 : i)]));
        Assert.AreEqual(0.1, rows.Spacing(0.01), 0.01);
        Assert.AreEqual(1, rows.Spacing(0.03), 0.01);
    }

    [TestMethod]
    public void One_row_has_no_spacing()
    {
        using var one = Features.Line(3);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new NearestRows(one)).Message, "found 1");
    }
}
