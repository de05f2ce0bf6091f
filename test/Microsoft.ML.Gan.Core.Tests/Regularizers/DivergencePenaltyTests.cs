using Microsoft.ML.Gan.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

[TestClass]
public class DivergencePenaltyTests
{
    private static readonly Generator Random = new(4, CPU);

    // |w| = 2: 2 * 2^6 = 128 wherever it is taken, with the gradient k p |w|^(p-2) w = 192 w. Fails with p = 5, or a norm over the batch.
    [TestMethod]
    [DataRow(PenaltyPoints.Interpolate)]
    [DataRow(PenaltyPoints.RealAndFake)]
    public void T_DIV_1_a_linear_critic_pays_its_slope_to_the_sixth(PenaltyPoints points)
    {
        using var scope = NewDisposeScope();
        var w = tensor(new[] { 1.2f, 1.6f }, requires_grad: true);
        var loss = new DivergencePenalty(Points: points).Loss(Batch(x => x.mv(w), randn([16, 2], generator: Random), randn([16, 2], generator: Random)));
        Assert.AreEqual(128, loss.ToSingle(), 1e-3);
        var gradient = autograd.grad([loss], [w])[0].data<float>().ToArray();
        Assert.AreEqual(192 * 1.2, gradient[0], 1e-3);
        Assert.AreEqual(192 * 1.6, gradient[1], 1e-3);
    }

    // D = |x|^2 / 2 has the gradient x: half of 1^6 and 2^6 over real and fake points; between 1 and 2 for interpolates of the two.
    [TestMethod]
    public void The_points_are_where_they_are_said_to_be()
    {
        using var scope = NewDisposeScope();
        var batch = Batch(x => x.square().sum(1) / 2, tensor(new float[] { 1, 0 }, [1, 2]), tensor(new float[] { 2, 0 }, [1, 2]));
        Assert.AreEqual(3 * (1 + 64) / 2.0, new DivergencePenalty(3, 6, PenaltyPoints.RealAndFake).Loss(batch).ToSingle(), 1e-4);
        float between = new DivergencePenalty(3, 6).Loss(batch).ToSingle();
        Assert.IsTrue(between is > 3 and < 192, $"{between}");
        Assert.AreNotEqual(between, new DivergencePenalty(3, 6).Loss(batch).ToSingle());
    }

    // Fails (NaN) with a root inside the power.
    [TestMethod]
    public void A_flat_critic_pays_nothing_and_has_finite_gradients()
    {
        using var scope = NewDisposeScope();
        var w = zeros(2, requires_grad: true);
        var loss = new DivergencePenalty().Loss(Batch(x => x.mv(w), ones(4, 2), zeros(4, 2)));
        Assert.AreEqual(0, loss.ToSingle());
        CollectionAssert.AreEqual(new[] { 0f, 0f }, autograd.grad([loss], [w])[0].data<float>().ToArray());
        Assert.IsTrue(new DivergencePenalty().DifferentiatesCritic);
    }

    // |w| = 1000, whose sixth power is 1e18: 2 * (1e4)^3 up to iteration 100, with a gradient that still lowers w, 2 * 3 (1e4)^2 * 0.01 * 2w, and 2e18 from then on.
    // Fails without the clip, with it for good, and with a clip that has no gradient.
    [TestMethod]
    public void At_the_start_a_steep_critic_pays_a_bounded_price()
    {
        using var scope = NewDisposeScope();
        var w = tensor(new[] { 600f, 800f }, requires_grad: true);
        Tensor Loss(long iteration) => new DivergencePenalty().Loss(Batch(x => x.mv(w), zeros(4, 2), ones(4, 2)) with { Iteration = iteration });
        foreach (long iteration in new long[] { 0, 99 })
        {
            Assert.AreEqual(2e12, Loss(iteration).ToDouble(), 1e6);
            float[] gradient = autograd.grad([Loss(iteration)], [w])[0].data<float>().ToArray();
            Assert.AreEqual(1.2e7 * 600, gradient[0], 1e4);
            Assert.AreEqual(1.2e7 * 800, gradient[1], 1e4);
        }

        Assert.AreEqual(2e18, Loss(100).ToDouble(), 1e12);
    }

    private static CriticBatch Batch(Func<Tensor, Tensor> critic, Tensor real, Tensor fake) => new(critic, real, fake, critic(real), critic(fake), Random);
}
