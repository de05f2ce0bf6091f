using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public class RowSamplingTests
{
    // 90, 9 and 1 rows of three classes: a third each. The standard error of a share of 3000 draws is 0.0086. Fails with the rows' own frequencies.
    [TestMethod]
    public void Balanced_classes_are_equally_frequent_in_epochs_and_draws()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3, CPU);
        using var data = Unbalanced();
        var sampling = new ClassBalancedRows();
        foreach (var rows in new[] { sampling.Draw(data, 3000, random), cat([.. Enumerable.Range(0, 30).Select(_ => sampling.Epoch(data, random))]) })
        {
            CollectionAssert.AreEqual(new long[] { 3000 }, rows.shape);
            var labels = data.Labels(rows, CPU)!.data<long>().ToArray();
            for (long label = 0; label < 3; label++) Assert.AreEqual(1.0 / 3, labels.Count(l => l == label) / 3000.0, 5 * 0.0086);
            Assert.IsGreaterThan(85, rows.data<long>().ToArray().Where(row => row < 90).Distinct().Count(), "Within a class all rows have their turn.");
        }
    }

    // Fails if the labels of generated samples are drawn from the epoch's order.
    [TestMethod]
    public void Shuffled_rows_are_a_permutation_and_draws_follow_the_data()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3, CPU);
        using var data = Unbalanced();
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 100).Select(i => (long)i).ToList(), new ShuffledRows().Epoch(data, random).data<long>().ToArray());
        var labels = data.Labels(new ShuffledRows().Draw(data, 3000, random), CPU)!.data<long>().ToArray();
        Assert.AreEqual(0.9, labels.Count(label => label == 0) / 3000.0, 5 * 0.0055);
    }

    private static Dataset Unbalanced() =>
        new(zeros(100, 1), cat([zeros(90, ScalarType.Int64), full([9], 1, ScalarType.Int64), full([1], 2, ScalarType.Int64)]), 3);
}
