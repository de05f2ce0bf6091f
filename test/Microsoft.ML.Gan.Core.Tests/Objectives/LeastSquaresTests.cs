using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// The coding (0, 1, 1) by hand, and what theory says of the optimum. Fails without the factors 1/2, or with a and b exchanged.
/// By hand: (0.25 + 4)/4 + (4 + 0.25)/4; (9 + 0.25)/4.
/// </summary>
[TestClass]
public class LeastSquaresTests() : ObjectiveContract(new LeastSquares(), atTheScores: (2.125, 2.3125), atZero: (0.5, 0.5))
{
    // X3: p = (.1, .4, .5) and q = (.3, .3, .4) as ten samples each.
    private static readonly long[] Real = [0, 1, 1, 1, 1, 2, 2, 2, 2, 2], Fake = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2];
    private static readonly double[] P = [.1, .4, .5], Q = [.3, .3, .4];

    [TestMethod]
    public void The_Pearson_coding_has_the_value_1_at_zero()
    {
        using var scope = NewDisposeScope();
        var zero = tensor(new double[2]);
        Assert.AreEqual(1, CriticLoss(LeastSquares.Pearson, zero, zero).ToDouble(), 1e-12);
        Assert.AreEqual(0, GeneratorLoss(LeastSquares.Pearson, zero).ToDouble(), 1e-12);
    }

    // D* = (b p + a q) / (p + q). Fails with a and b exchanged.
    [TestMethod]
    public void T_LS_1_a_lookup_critic_converges_to_the_weighted_target_of_X3()
    {
        var (scores, loss) = Minimum.Of(d => CriticLoss(LeastSquares.Pearson, d[tensor(Real)], d[tensor(Fake)]), new double[3], rate: 0.1, steps: 1000);
        double[] expected = [-0.5, 1.0 / 7, 1.0 / 9];
        for (int i = 0; i < 3; i++) Assert.AreEqual(expected[i], scores[i], 1e-6);
        Assert.AreEqual(0.9373016, loss, 1e-7);
    }

    // Fails with c = 1: then b - c = 0, and the loss is no longer a divergence.
    [TestMethod]
    public void T_LS_2_the_generators_loss_at_the_best_critic_is_the_chi_square_divergence_of_X3()
    {
        using var scope = NewDisposeScope();
        var best = tensor(P.Zip(Q, (p, q) => (p - q) / (p + q)).ToArray());
        double twice = 2 * (GeneratorLoss(LeastSquares.Pearson, best[tensor(Fake)]) + GeneratorLoss(LeastSquares.Pearson, best[tensor(Real)])).ToDouble();
        Assert.AreEqual(P.Zip(Q, (p, q) => (p - q) * (p - q) / (p + q)).Sum(), twice, 1e-10);
        Assert.AreEqual(0.1253968, twice, 1e-7);
    }

    // Fails without the factors 1/2.
    [TestMethod]
    public void T_LS_3_where_the_laws_agree_the_best_critic_loses_a_quarter_of_the_squared_gap()
    {
        foreach (var (objective, expected) in new[] { (new LeastSquares(), 0.25), (LeastSquares.Pearson, 1.0) })
        {
            var (_, loss) = Minimum.Of(d => CriticLoss(objective, d[tensor(Real)], d[tensor(Real)]), new double[3], rate: 0.1, steps: 1000);
            Assert.AreEqual(expected, loss, 1e-7);
        }
    }

    private static Tensor CriticLoss(Objective objective, Tensor real, Tensor fake) =>
        objective.CriticLoss(new CriticBatch(x => x, real, fake, real, fake, null!));

    private static Tensor GeneratorLoss(Objective objective, Tensor fake) => objective.GeneratorLoss(new GeneratorBatch(fake, new Lazy<Tensor>(fake)));
}
