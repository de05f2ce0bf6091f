using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public class ShuffledBatchesTests
{
    // 10 rows in batches of 3: each epoch gives 3 batches of 9 different rows and drops one. Fails if the partial batch is filled up.
    [TestMethod]
    public void Every_epoch_visits_each_row_once_and_drops_the_partial_batch()
    {
        using var batches = new Rows(rows: 10, batchSize: 3);
        for (int epoch = 0; epoch < 5; epoch++)
        {
            var rows = batches.Take(3).SelectMany(batch => batch).ToList();
            Assert.HasCount(9, rows.Distinct());
        }
    }

    // Fails if the order is drawn once, or the data is never shuffled.
    [TestMethod]
    public void Every_epoch_has_another_order_and_every_row_its_turn()
    {
        using var batches = new Rows(rows: 10, batchSize: 3);
        var epochs = Enumerable.Range(0, 20).Select(_ => string.Join(' ', batches.Take(3).SelectMany(batch => batch))).ToList();
        Assert.HasCount(20, epochs.Distinct());
        Assert.HasCount(10, epochs.SelectMany(epoch => epoch.Split(' ')).Distinct());
    }

    [TestMethod]
    public void A_whole_batch_at_the_end_is_not_dropped()
    {
        using var batches = new Rows(rows: 6, batchSize: 3);
        Assert.HasCount(6, batches.Take(2).SelectMany(batch => batch).Distinct());
    }

    // Fails if the position or the order is left out of the state.
    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(3)]
    public void State_restores_order_and_place(int taken)
    {
        using var scope = NewDisposeScope();
        using var first = new Rows(rows: 10, batchSize: 3);
        first.Take(taken);
        using var second = new Rows(rows: 10, batchSize: 3);
        second.Batches.State = first.Batches.State;
        second.Random.set_state(first.Random.get_state());
        CollectionAssert.AreEqual(first.Take(7).SelectMany(b => b).ToList(), second.Take(7).SelectMany(b => b).ToList());
    }

    // Fails if a larger batch is filled up with rows that were seen before, or cut.
    [TestMethod]
    public void Batches_of_changing_size_go_through_the_same_epoch()
    {
        using var rows = new Rows(rows: 10, batchSize: 3);
        var first = rows.Take(1).Single();
        using var scope = NewDisposeScope();
        var rest = rows.Batches.Next(7, CPU).Samples.data<float>().ToArray();
        Assert.HasCount(10, first.Concat(rest).Distinct());
        var error = Assert.ThrowsExactly<ArgumentException>(() => rows.Batches.Next(11, CPU));
        StringAssert.Contains(error.Message, "The batch size is 11, but there are only 10 training samples");
    }

    private sealed class Rows : IDisposable
    {
        private readonly Dataset data;
        private readonly int batchSize;

        public Rows(int rows, int batchSize)
        {
            using var scope = NewDisposeScope();
            data = new Dataset(arange(rows, ScalarType.Float32).reshape(rows, 1));
            this.batchSize = batchSize;
            Batches = new ShuffledBatches(data, new ShuffledRows(), Random);
        }

        public Generator Random { get; } = new(17, CPU);

        public ShuffledBatches Batches { get; }

        public List<float[]> Take(int count)
        {
            using var scope = NewDisposeScope();
            return [.. Enumerable.Range(0, count).Select(_ => Batches.Next(batchSize, CPU).Samples.data<float>().ToArray())];
        }

        public void Dispose()
        {
            Batches.Dispose();
            data.Dispose();
            Random.Dispose();
        }
    }
}
