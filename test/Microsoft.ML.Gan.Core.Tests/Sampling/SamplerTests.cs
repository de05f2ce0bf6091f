using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>Row i depends on (seed, i) and its class only. These fail if latents are counted from the start of a request, or come from one stream.</summary>
[TestClass]
public class SamplerTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void T_RNG_1_a_row_does_not_depend_on_the_request_it_came_in(bool convolutional)
    {
        using var scope = NewDisposeScope();
        using var gan = Trained(convolutional);
        var labels = Enumerable.Range(0, 50).Select(i => new Label(i % 3)).ToArray();
        var all = Rows(new Sampler(gan, 5), 0, 50, labels);

        var another = new Sampler(gan, 5);
        for (int row = 49; row >= 0; row -= 7) CollectionAssert.AreEqual(all[row], Rows(another, row, 1, labels.AsSpan(row, 1))[0], $"row {row} alone, from the back");
        for (int first = 0; first < 50; first += 11)
        {
            int count = Math.Min(13, 50 - first);
            var some = Rows(another, first, count, labels.AsSpan(first, count));
            for (int i = 0; i < count; i++) CollectionAssert.AreEqual(all[first + i], some[i], $"row {first + i} of a request from {first}");
        }
    }

    [TestMethod]
    public void Rows_seeds_and_classes_differ()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained(convolutional: false);
        var seen = new HashSet<string>();
        foreach (var (seed, label) in new[] { (1L, 0L), (1L, 1L), (2L, 0L), (-1L, 0L), (1L << 40, 0L) })
        {
            foreach (byte[] row in Rows(new Sampler(gan, seed), 0, 20, Enumerable.Repeat(new Label(label), 20).ToArray())) seen.Add(Convert.ToHexString(row));
        }

        Assert.HasCount(5 * 20, seen);
    }

    [TestMethod]
    public void Blocks_are_addressed_by_128_bits()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained(convolutional: false);
        var sampler = new Sampler(gan, 1);
        var labels = new Label[Sampler.BlockSize];
        CollectionAssert.AreEqual(Bits.Of(sampler.Rows(16, 16, labels)), Bits.Of(sampler.Block(16, labels)));
        CollectionAssert.AreNotEqual(Bits.Of(sampler.Block(new RowId(16, 1), labels)), Bits.Of(sampler.Block(16, labels)));
    }

    // The generator makes the rows of them, at the place that they have in a block. Fails if they are those of other rows.
    [TestMethod]
    public void Normals_are_what_rows_are_generated_from()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained(convolutional: false);
        using var noGrad = no_grad();
        var (sampler, labels) = (new Sampler(gan, 1), Enumerable.Range(0, 20).Select(i => new Label(i % 3)).ToArray());
        var made = gan.Generator.call(sampler.Normals(5, 20, labels), Label.Stack(labels));
        Assert.IsTrue(made.allclose(sampler.Rows(5, 20, labels), rtol: 1e-5, atol: 1e-6));
        Assert.IsTrue(sampler.CanDraw(new Label(2)));
    }

    // Fails if the sampler keeps anything between calls.
    [TestMethod]
    public void Several_threads_may_draw_at_once()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained(convolutional: true);
        var sampler = new Sampler(gan, 5);
        var expected = Rows(sampler, 0, 32, new Label[32]);
        var drawn = new byte[4][][];
        var threads = Enumerable.Range(0, 4).Select(t => new Thread(() => drawn[t] = Rows(sampler, 0, 32, new Label[32]))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        foreach (byte[][] rows in drawn) for (int i = 0; i < 32; i++) CollectionAssert.AreEqual(expected[i], rows[i]);
    }

    [TestMethod]
    public void Drawn_labels_are_those_of_the_rows()
    {
        using var gan = Trained(convolutional: false);
        var sampler = new Sampler(gan, 5);
        var all = sampler.DrawLabels(0, 100, [0.2, 0.3, 0.5]);
        CollectionAssert.AreEqual(all[40..60], sampler.DrawLabels(40, 20, [0.2, 0.3, 0.5]));
        Assert.HasCount(3, all.Distinct());
    }

    // A conditional model without classes would otherwise quietly give class 0.
    [TestMethod]
    public void Bad_requests_are_refused()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained(convolutional: false);
        var sampler = new Sampler(gan, 5);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => sampler.Rows(-1, 2, [0, 0]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => sampler.Rows(0, 0));
        var missing = Assert.ThrowsExactly<ArgumentException>(() => sampler.Rows(0, 2));
        StringAssert.Contains(missing.Message, "2 rows");
        StringAssert.Contains(missing.Message, "0 labels");
    }

    private static TrainedGan Trained(bool convolutional)
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 3 }, family: convolutional ? new DcganFamily(8) : new MlpFamily(8, 2));
        training.Loop.Run();
        return TrainedGan.Copy(training.Model);
    }

    private static byte[][] Rows(Sampler sampler, long first, int count, ReadOnlySpan<Label> labels)
    {
        using var rows = sampler.Rows(first, count, labels);
        return [.. Bits.Of(rows).Chunk((int)(rows.numel() / count) * sizeof(float))];
    }
}
