using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public class DatasetTests
{
    [TestMethod]
    public void Vectors_and_images_are_told_apart_by_type_and_rank()
    {
        using var vectors = new Dataset(zeros(5, 3));
        using var images = new Dataset(zeros([5, 3, 8, 16], ScalarType.Byte));
        Assert.AreEqual(new VectorShape(3), vectors.Shape);
        Assert.AreEqual(new ImageShape(3, 8, 16), images.Shape);
        Assert.AreEqual(5, images.Count);
        Assert.IsEmpty(vectors.ClassFrequencies);
    }

    [TestMethod]
    public void Rows_come_in_the_asked_order_with_their_labels_and_in_unit_range()
    {
        using var data = new Dataset(tensor(new byte[] { 0, 255, 51 }, [3, 1, 1, 1]), tensor(new[] { 2L, 0L, 1L }), 3);
        using var scope = NewDisposeScope();
        var (samples, labels) = data.Rows(tensor(new[] { 2L, 1L }), CPU);
        Assert.AreEqual(-0.6f, samples.data<float>()[0, 0, 0, 0], 1e-6f);
        Assert.AreEqual(1f, samples.data<float>()[1, 0, 0, 0]);
        CollectionAssert.AreEqual(new[] { 1L, 0L }, labels!.data<long>().ToArray());
    }

    // Fails if frequencies are divided by the number of classes.
    [TestMethod]
    public void Class_frequencies_are_shares_of_the_rows()
    {
        using var data = new Dataset(zeros(4, 1), tensor(new[] { 0L, 2L, 2L, 2L }), 4);
        CollectionAssert.AreEqual(new[] { 0.25, 0, 0.75, 0 }, data.ClassFrequencies.ToArray());
    }

    [TestMethod]
    public void Bad_input_is_refused_with_what_was_found()
    {
        using var scope = NewDisposeScope();
        void Refuses(Func<Dataset> create, string found) =>
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => create()).Message, found);
        Refuses(() => new Dataset(zeros([2, 3], ScalarType.Float64)), "Float64 [2,3]");
        Refuses(() => new Dataset(zeros(2, 3, 8, 8)), "Float32 [2,3,8,8]");
        Refuses(() => new Dataset(zeros(0, 3)), "no samples");
        Refuses(() => new Dataset(zeros(2, 3), zeros([3], ScalarType.Int64), 1), "Labels must be Int64 [2] or Float32 [2,K], but are Int64 [3]");
        Refuses(() => new Dataset(zeros(2, 3), zeros(2), 1), "Float32 [2]");
        Refuses(() => new Dataset(zeros(2, 3), tensor(new[] { 0L, 5L }), 3), "A label is 5, but there are 3 classes");
        Refuses(() => new Dataset(zeros(2, 3), tensor(new[] { -1L, 0L }), 3), "A label is -1");
    }

    // Fails if vectors are counted as classes, or a row gets another one's.
    [TestMethod]
    public void Labels_may_be_vectors()
    {
        using var scope = NewDisposeScope();
        using var data = new Dataset(zeros(3, 1), tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [3, 2]));
        Assert.IsEmpty(data.ClassFrequencies);
        var rows = tensor(new[] { 2L, 0L });
        CollectionAssert.AreEqual(new float[] { 5, 6, 1, 2 }, data.Rows(rows, CPU).Labels!.data<float>().ToArray());
        using var some = data.Select(rows);
        using var both = some.With(data);
        CollectionAssert.AreEqual(new float[] { 5, 6, 1, 2, 1, 2, 3, 4, 5, 6 }, both.Labels(arange(5), CPU)!.data<float>().ToArray());
        using var random = new Generator(1, CPU);
        Assert.AreEqual(7, new ClassBalancedRows().Draw(data, 7, random).numel(), "Without classes every row is as likely.");
    }

    // Fails if the data set leaves its tensors to the scope it was made in, or does not free them.
    [TestMethod]
    public void It_owns_its_tensors()
    {
        Tensor samples;
        Dataset data;
        using (NewDisposeScope()) data = new Dataset(samples = ones(2, 3));
        Assert.IsFalse(samples.IsInvalid);
        data.Dispose();
        Assert.IsTrue(samples.IsInvalid);
    }
}
