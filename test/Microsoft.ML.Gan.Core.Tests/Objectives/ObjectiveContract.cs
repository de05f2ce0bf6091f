using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// What every objective must do. A subclass states the objective and what a person computes by hand for real scores 0.5 and 3 and
/// generated scores -2 and 0.5, where row 0 pairs the points (0, 0) and (3, 4), and row 1 the points (1, 1) and (1, 2).
/// </summary>
/// <param name="objective">What is tested.</param>
/// <param name="atTheScores">L_D and L_G at the scores above.</param>
/// <param name="atZero">L_D and L_G where all scores are 0.</param>
/// <param name="largestScore">The size of scores at which losses and gradients must still be finite in float32; an exponential cannot go far.</param>
public abstract class ObjectiveContract(
    Objective objective, (double Critic, double Generator) atTheScores, (double Critic, double Generator) atZero, float largestScore = 1e4f)
{
    private static readonly Generator Random = new(1, CPU);
    private static readonly double[] RealScores = [0.5, 3], FakeScores = [-2, 0.5];

    [TestMethod]
    public void Losses_have_the_hand_computed_values()
    {
        AssertLosses(atTheScores, RealScores, FakeScores);
        AssertLosses(atZero, [0, 0], [0, 0]);
    }

    [TestMethod]
    public void Gradients_equal_finite_differences()
    {
        void Check(Func<Tensor, Tensor> loss, double[] at) =>
            FiniteDifferences.AssertEqual(FiniteDifferences.Gradient(loss, at), FiniteDifferences.Autograd(loss, at), 1e-7);
        Check(real => CriticLoss(real, tensor(FakeScores)), RealScores);
        Check(fake => CriticLoss(tensor(RealScores), fake), FakeScores);
        Check(fake => GeneratorLoss(tensor(RealScores), fake), FakeScores);
    }

    [TestMethod]
    public void At_equal_scores_the_critic_raises_real_and_the_generator_its_own()
    {
        double[] equal = [0.3, 0.3];
        Assert.IsLessThan(0, FiniteDifferences.Autograd(real => CriticLoss(real, tensor(equal)), equal).Sum());
        Assert.IsGreaterThan(0, FiniteDifferences.Autograd(fake => CriticLoss(tensor(equal), fake), equal).Sum());
        Assert.IsLessThan(0, FiniteDifferences.Autograd(fake => GeneratorLoss(tensor(equal), fake), equal).Sum());
    }

    [TestMethod]
    public void Losses_are_means_over_the_batch()
    {
        double[] Twice(double[] values) => [.. values, .. values];
        AssertLosses(atTheScores, Twice(RealScores), Twice(FakeScores));
    }

    // Fails (infinite) with log(1 + e^u) in the place of softplus.
    [TestMethod]
    public void T_NUM_2_losses_and_gradients_are_finite_at_large_scores()
    {
        using var scope = NewDisposeScope();
        foreach (float size in new[] { largestScore, -largestScore })
        {
            var (real, fake) = (full(2, size, requires_grad: true), full(2, -size, requires_grad: true));
            var (critic, generator) = (CriticLoss(real, fake), GeneratorLoss(real, fake));
            Tensor[] all = [critic, generator, .. autograd.grad([critic], [real, fake]), .. autograd.grad([generator], [fake])];
            Assert.IsTrue(all.All(value => value.isfinite().all().ToBoolean()), $"Not finite at real scores of {size}.");
        }
    }

    [TestMethod]
    public void Losses_are_scalars_that_keep_no_graph_and_take_no_step()
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (tensor(RealScores, requires_grad: true), tensor(FakeScores, requires_grad: true));
        foreach (var loss in new[] { CriticLoss(real, fake), GeneratorLoss(real, fake) })
        {
            Assert.AreEqual(0, loss.dim());
            Assert.IsFalse(autograd.grad([loss], [fake])[0].requires_grad, "The gradient carries a graph of its own.");
        }

        Assert.IsTrue(real.grad is null && fake.grad is null, "An objective must not fill .grad.");
        CollectionAssert.AreEqual(RealScores, real.data<double>().ToArray());
        CollectionAssert.AreEqual(FakeScores, fake.data<double>().ToArray());
        using (no_grad()) Assert.IsFalse(CriticLoss(real, fake).requires_grad || GeneratorLoss(real, fake).requires_grad);
    }

    private Tensor CriticLoss(Tensor real, Tensor fake) => objective.CriticLoss(Batch(real, fake));

    private Tensor GeneratorLoss(Tensor real, Tensor fake) => objective.GeneratorLoss(new GeneratorBatch(fake, new Lazy<Tensor>(real)));

    private void AssertLosses((double Critic, double Generator) expected, double[] real, double[] fake)
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(expected.Critic, CriticLoss(tensor(real), tensor(fake)).ToDouble(), 1e-6);
        Assert.AreEqual(expected.Generator, GeneratorLoss(tensor(real), tensor(fake)).ToDouble(), 1e-6);
    }

    private static CriticBatch Batch(Tensor realScores, Tensor fakeScores)
    {
        long pairs = realScores.shape[0] / 2;
        var real = tensor(new double[] { 0, 0, 1, 1 }, [2, 2]).repeat(pairs, 1).to(realScores.dtype);
        var fake = tensor(new double[] { 3, 4, 1, 2 }, [2, 2]).repeat(pairs, 1).to(realScores.dtype);
        return new CriticBatch(x => x.sum(1), real, fake, realScores, fakeScores, Random);
    }
}
