using Microsoft.ML.Gan.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

[TestClass]
public class ZeroCenteredPenaltyTests
{
    // D = |x|^2 / 2 has the gradient x: 5 (25 + 1)/2 = 65 over the real points alone. Fails with gamma for gamma / 2, or at the generated points.
    [TestMethod]
    public void R1_is_the_mean_squared_gradient_at_real_samples()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var real = tensor(new float[] { 3, 4, 1, 0 }, [2, 2]);
        var batch = new CriticBatch(x => x.square().sum(1) / 2, real, 100 * ones(2, 2), zeros(2), zeros(2), random);
        Assert.AreEqual(65, new ZeroCenteredPenalty().Loss(batch).ToSingle(), 1e-4);
        Assert.IsTrue(new ZeroCenteredPenalty().DifferentiatesCritic);
    }

    // D = w x^2: the gradient is 2 w x, so that R1 is 2 gamma w^2 x^2, and its own gradient 4 gamma w x^2.
    [TestMethod]
    public void R1_is_differentiable_in_the_critic()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var w = tensor(new[] { 3f }, requires_grad: true);
        var batch = new CriticBatch(x => (x.square() * w).sum(1), full(4, 1, 2f), zeros(4, 1), zeros(4), zeros(4), random);
        var loss = new ZeroCenteredPenalty(0.1).Loss(batch);
        Assert.AreEqual(7.2, loss.ToSingle(), 1e-4);
        Assert.AreEqual(4.8, autograd.grad([loss], [w])[0].ToSingle(), 1e-4);
    }
}
