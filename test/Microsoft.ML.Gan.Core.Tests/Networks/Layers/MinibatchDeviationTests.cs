using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

[TestClass]
public class MinibatchDeviationTests
{
    private static readonly Generator Random = new(44, CPU);

    // sqrt(0 + 1e-8) where all samples are one; E sqrt(biased variance of 4 normals) = 0.798. Fails with the unbiased variance (0.921).
    [TestMethod]
    public void T_SG_8_the_further_channel_tells_how_much_samples_differ()
    {
        using var scope = NewDisposeScope();
        using var layer = new MinibatchDeviation(4);
        var same = layer.call(randn([1, 3, 4, 4], generator: Random).expand(8, 3, 4, 4));
        CollectionAssert.AreEqual(new long[] { 8, 4, 4, 4 }, same.shape);
        Assert.IsTrue(same.narrow(1, 3, 1).allclose(full([8, 1, 4, 4], 1e-4f), rtol: 1e-3, atol: 0));

        Assert.AreEqual(0.798, layer.call(randn([4, 32, 32, 32], generator: Random)).select(1, 32).mean().ToSingle(), 0.005);
    }

    // Samples 0, 2, 4, 6 are one group, 1, 3, 5, 7 the other. Fails if the channel is given to other samples than it came from.
    [TestMethod]
    public void Groups_are_every_second_sample_of_eight()
    {
        using var scope = NewDisposeScope();
        using var layer = new MinibatchDeviation(4);
        var x = zeros(8, 1, 1, 1);
        foreach (int i in new[] { 1, 5 }) x[i] = 2;
        // Mean 1 and deviations of 1 among 2, 0, 2, 0.
        CollectionAssert.AreEqual(new float[] { 1e-4f, 1, 1e-4f, 1, 1e-4f, 1, 1e-4f, 1 }, layer.call(x).select(1, 1).flatten().data<float>().ToArray());
    }

    [TestMethod]
    public void A_batch_that_cannot_be_divided_is_refused_and_a_small_one_is_one_group()
    {
        using var scope = NewDisposeScope();
        using var layer = new MinibatchDeviation(4);
        var error = Assert.ThrowsExactly<ArgumentException>(() => layer.call(zeros(6, 1, 2, 2)));
        StringAssert.Contains(error.Message, "A batch of 6 samples cannot be divided into groups of 4");
        Assert.AreEqual(1, layer.call(tensor(new[] { 0f, 2f }, [2, 1, 1, 1])).select(1, 1).max().ToSingle());
    }

    // Fails if a batch that is not finite reaches the mean.
    [TestMethod]
    public void In_evaluation_mode_the_channel_is_the_mean_of_the_training()
    {
        using var scope = NewDisposeScope();
        using var layer = new MinibatchDeviation(4);
        var (zeroAndTwo, one) = (tensor(new[] { 0f, 2f }, [2, 1, 1, 1]), ones(1, 1, 1, 1));
        for (int i = 0; i < 3; i++) layer.call(3 * zeroAndTwo);
        layer.call(full([4, 1, 1, 1], float.NaN));
        layer.eval();
        // 1 at the start, then three times 0.99 of it and 0.01 of 3.
        double expected = 3 + (1 - 3) * Math.Pow(0.99, 3);
        for (int i = 0; i < 2; i++) Assert.AreEqual(expected, layer.call(one).select(1, 1).max().ToSingle(), 1e-5);
        Assert.IsTrue(layer.call(zeroAndTwo).narrow(0, 1, 1).Equals(layer.call(zeroAndTwo.narrow(0, 1, 1))));
    }

    // d^2 of the deviation channel, which every gradient penalty of a StyleGAN critic goes through.
    [TestMethod]
    public void The_second_derivative_equals_finite_differences()
    {
        using var scope = NewDisposeScope();
        using var layer = new MinibatchDeviation(4);
        double[] at = randn([16], ScalarType.Float64, generator: Random).data<double>().ToArray();
        Tensor Penalty(Tensor x)
        {
            x = x.requires_grad ? x : x.requires_grad_();
            var y = layer.call(x.reshape(4, 2, 2, 1)).pow(3).sum();
            return autograd.grad([y], [x], retain_graph: true, create_graph: true)[0].square().sum();
        }

        layer.to(ScalarType.Float64);
        FiniteDifferences.AssertEqual(FiniteDifferences.Gradient(Penalty, at), FiniteDifferences.Autograd(Penalty, at), 1e-6);
    }
}
