using Microsoft.ML.Gan.Codes;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

[TestClass]
public class PosteriorBankTests
{
    // Capacity 4, batches 0 1 2, 3 4 5: the last two are in the place of 0 and 1. Fails if it stops when full, or forgets the classes.
    [TestMethod]
    public void The_bank_keeps_the_last_posteriors()
    {
        using var scope = NewDisposeScope();
        using var bank = new PosteriorBank(4, 2);
        Assert.AreEqual(0, bank.Count);
        Add(bank, 0, 1, 2);
        Assert.AreEqual(3, bank.Count);
        Add(bank, 3, 4, 5);
        Assert.AreEqual(4, bank.Count);
        CollectionAssert.AreEqual(new long[] { 4, 5, 2, 3 }, bank.Labels());
        var law = bank.At([3, 0]);
        CollectionAssert.AreEqual(new float[] { 3, 3, 4, 4 }, law.Mean.data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 13, 13, 14, 14 }, law.Deviation.data<float>().ToArray());
    }

    [TestMethod]
    public void A_batch_larger_than_the_bank_fills_it()
    {
        using var scope = NewDisposeScope();
        using var bank = new PosteriorBank(2, 2);
        Add(bank, 7, 8, 9);
        CollectionAssert.AreEqual(new long[] { 7, 8 }, bank.Labels());
    }

    private static void Add(PosteriorBank bank, params long[] labels)
    {
        var mean = tensor(labels).to(ScalarType.Float32).unsqueeze(1).expand(labels.Length, 2);
        bank.Add(new DiagonalGaussian(mean, mean + 10), tensor(labels));
    }
}
