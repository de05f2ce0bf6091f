using Microsoft.ML.Gan.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

[TestClass]
public class GradientPenaltyTests
{
    private static readonly Generator Random = new(4, CPU);
    private static readonly GradientPenalty TwoSided = new(1), OneSided = new(1, OneSided: true);

    // Fails if the norm is not taken per sample, if its 1 is missing, or if the weight is applied twice.
    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(64)]
    public void T_GP_1_linear_critic_has_penalty_of_its_slope(int batchSize)
    {
        using var scope = NewDisposeScope();
        var w = tensor(new[] { 3f, 4f }, requires_grad: true);
        var b = tensor(new[] { 0.5f }, requires_grad: true);
        var loss = new GradientPenalty(10).Loss(Batch(x => x.mv(w) + b, batchSize, 2));

        // |w| = 5: lambda (5 - 1)^2 = 160, gradient 2 lambda (1 - 1/5) w = 16 w, and none for b.
        Assert.AreEqual(160, loss.ToSingle(), 160e-6);
        var gradients = autograd.grad([loss], [w, b], allow_unused: true);
        AssertGradient([48, 64], gradients[0]);
        Assert.IsTrue(gradients[1].IsInvalid || gradients[1].ToSingle() == 0);
    }

    // Fails if the norm is taken over the whole batch: that gives sqrt(64) - 1 squared, 49, where 0 is right.
    [TestMethod]
    public void T_GP_1_unit_slope_is_free_at_any_batch_size()
    {
        using var scope = NewDisposeScope();
        var w = tensor(new[] { 0.6f, 0.8f });
        Assert.AreEqual(0, TwoSided.Loss(Batch(x => x.mv(w), 64, 2)).ToSingle(), 1e-6);
    }

    // Fails if the one-sided form keeps the square of a shortfall.
    [TestMethod]
    [DataRow(0.5f, 0.25, 0.0)]
    [DataRow(1f, 0.0, 0.0)]
    [DataRow(3f, 4.0, 4.0)]
    public void T_GP_1_one_sided_penalty_spares_flat_critics(float slope, double twoSided, double oneSided)
    {
        using var scope = NewDisposeScope();
        var batch = Batch(x => x.sum(1) * (slope / MathF.Sqrt(2)), 16, 2);
        Assert.AreEqual(twoSided, TwoSided.Loss(batch).ToSingle(), 2e-6);
        Assert.AreEqual(oneSided, OneSided.Loss(batch).ToSingle(), 2e-6);
    }

    // Fails (NaN) without the epsilon under the root.
    [TestMethod]
    public void T_GP_2_zero_critic_has_penalty_1_and_finite_gradients()
    {
        using var scope = NewDisposeScope();
        var w = zeros(2, requires_grad: true);
        var loss = TwoSided.Loss(Batch(x => x.mv(w), 16, 2));

        // The norm reads sqrt(1e-12) = 1e-6 there: (1 - 1e-6)^2 = 0.999998.
        Assert.AreEqual(0.999998, loss.ToSingle(), 1e-6);
        CollectionAssert.AreEqual(new[] { 0f, 0f }, autograd.grad([loss], [w])[0].data<float>().ToArray());
    }

    // Fails if the gradient is taken at another point, or with respect to anything but x.
    [TestMethod]
    public void T_GP_3_quadratic_critic_has_norm_of_x()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 3f, 4f, 0f, -5f, 12f, 0f, 0f, 0f, 0.5f }, [3, 3]);
        var norms = InputGradient.Norm(v => v.square().sum(1) / 2, x).data<float>().ToArray();
        Assert.AreEqual(5, norms[0], 1e-5);
        Assert.AreEqual(13, norms[1], 1e-5);
        Assert.AreEqual(0.5, norms[2], 1e-5);
    }

    // Fails if t is drawn per element, or once for the whole batch.
    [TestMethod]
    public void T_GP_6_interpolates_lie_on_the_segments_with_one_t_per_sample()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        var real = randn([16, 3, 4, 4], generator: random, dtype: ScalarType.Float64);
        var fake = randn([16, 3, 4, 4], generator: random, dtype: ScalarType.Float64);
        var x = GradientPenalty.Interpolate(new CriticBatch(x => x, real, fake, zeros(16), zeros(16), random));

        double[] Distances(Tensor a, Tensor b) => (a - b).flatten(1).square().sum(1).sqrt().data<double>().ToArray();
        var whole = Distances(real, fake);
        var parts = Distances(x, real).Zip(Distances(x, fake), (a, b) => a + b).ToArray();
        for (int i = 0; i < 16; i++) Assert.AreEqual(whole[i], parts[i], 1e-9);

        var t = Distances(x, fake).Zip(whole, (part, all) => part / all).ToArray();
        Assert.HasCount(16, t.Distinct());
        Assert.IsTrue(t.All(value => value is >= 0 and <= 1) && t.Min() < 0.3 && t.Max() > 0.7, $"t = {string.Join(", ", t)}");
    }

    // The same weights as kernels of the image's size and of one pixel, for images, and as dense layers, for vectors: the same penalty and gradients.
    // Fails if the norm leaves out a dimension of the image.
    [TestMethod]
    public void T_GP_7_a_convolutional_critic_whose_kernel_covers_the_image_equals_a_dense_one()
    {
        using var scope = NewDisposeScope();
        using var dense = nn.Sequential(nn.Linear(3 * 4 * 4, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1));
        using var convolutional = nn.Sequential(nn.Conv2d(3, 16, 4), nn.LeakyReLU(0.2), nn.Conv2d(16, 1, 1), nn.Flatten());
        using var random = new Generator(6, CPU);
        foreach (var (own, same) in dense.parameters().Zip(convolutional.parameters()))
        {
            using var noGrad = no_grad();
            own.normal_(0, 0.3, random);
            same.copy_(own.reshape(same.shape));
        }

        Tensor Penalty(nn.Module<Tensor, Tensor> critic, params long[] shape)
        {
            using var samples = new Generator(7, CPU);
            return TwoSided.Loss(new CriticBatch(x => critic.call(x).squeeze(1), randn(shape, generator: samples), randn(shape, generator: samples), zeros(8), zeros(8), samples));
        }

        var (expected, actual) = (Penalty(dense, 8, 3 * 4 * 4), Penalty(convolutional, 8, 3, 4, 4));
        Assert.AreEqual(expected.ToSingle(), actual.ToSingle(), 1e-5 * expected.ToSingle());
        IList<Tensor> Gradients(Tensor loss, nn.Module critic) => autograd.grad([loss], [.. critic.parameters()], allow_unused: true);
        foreach (var (own, same) in Gradients(expected, dense).Zip(Gradients(actual, convolutional)).Where(pair => !pair.First.IsInvalid))
            Assert.IsTrue(own.allclose(same.reshape(own.shape), rtol: 1e-4, atol: 1e-5));
    }

    // Fails if samples that still carry the generator's graph are not cut off from it.
    [TestMethod]
    public void Gradient_stops_at_the_samples()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        var w = tensor(new[] { 2f, 1f }, requires_grad: true);
        var (real, fake) = (ones(4, 2, requires_grad: true), zeros(4, 2, requires_grad: true));
        var loss = TwoSided.Loss(new CriticBatch(x => x.square().mv(w), real, fake, zeros(4), zeros(4), random));
        Assert.IsTrue(autograd.grad([loss], [w, real, fake], allow_unused: true).Skip(1).All(gradient => gradient.IsInvalid));
    }

    private static CriticBatch Batch(Func<Tensor, Tensor> critic, params long[] shape)
    {
        using var random = new Generator(3, CPU);
        var (real, fake) = (randn(shape, generator: random), randn(shape, generator: random));
        return new CriticBatch(critic, real, fake, critic(real), critic(fake), Random);
    }

    private static void AssertGradient(float[] expected, Tensor gradient)
    {
        var actual = gradient.data<float>().ToArray();
        for (int i = 0; i < expected.Length; i++) Assert.AreEqual(expected[i], actual[i], 1e-4 * Math.Abs(expected[i]));
    }
}
