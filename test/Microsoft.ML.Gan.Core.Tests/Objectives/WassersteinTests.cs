using Microsoft.ML.Gan.Evaluation.Divergences;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// The contract's tests fail if the signs are swapped, or if a sum stands for a mean.
/// By hand: (-2 + 0.5)/2 - (0.5 + 3)/2 = -2.5; -(-2 + 0.5)/2 = 0.75.
/// </summary>
[TestClass]
public class WassersteinTests() : ObjectiveContract(new Wasserstein(), atTheScores: (-2.5, 0.75), atZero: (0, 0))
{
    private static readonly Generator Random = new(5, CPU);

    // X8: {0, 1, 3} and {5, 6, 8} are 5 apart. A straight critic attains it, however steep. Fails without the slope.
    [TestMethod]
    [DataRow(1)]
    [DataRow(0.01)]
    public void W1_hat_of_a_straight_critic_is_the_distance(double slope)
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(5, Distance(x => -slope * x.squeeze(1), Column(0, 1, 3), Column(5, 6, 8)), 1e-5);
    }

    // Kantorovich: no potential exceeds the distance, which sorting gives on the line. Fails with the mean slope in place of the steepest.
    [TestMethod]
    public void W1_hat_of_any_critic_is_at_most_the_distance()
    {
        using var scope = NewDisposeScope();
        for (int i = 0; i < 100; i++)
        {
            var (real, fake) = (randn([12, 1], generator: Random), randn([12, 1], generator: Random) + 0.5);
            var (inner, shift, outer) = (3 * randn([1, 8], generator: Random), randn([8], generator: Random), randn([8], generator: Random));
            double w1 = EmpiricalWasserstein.W1(Values(real), Values(fake));
            Assert.IsLessThanOrEqualTo(w1 * (1 + 1e-5), Distance(x => (x.matmul(inner) + shift).tanh().mv(outer), real, fake));
        }
    }

    // 0/0 between equal samples, and 0 over the slope of a flat critic. Fails (NaN) without either precaution.
    [TestMethod]
    public void W1_hat_is_finite_where_nothing_has_a_slope()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(1.5, Distance(x => -x.squeeze(1), Column(0, 1), Column(1, 3)), 1e-6);
        Assert.AreEqual(0, Distance(x => x.squeeze(1) * 0, Column(0, 1), Column(1, 3)));
    }

    // Packs of two: (0, 0) and (3, 4) are 5 apart, and the critic's slope is 2 / 5. Fails if single samples are compared.
    [TestMethod]
    public void W1_hat_of_packs_is_between_packs()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(5, Distance(x => 2 - x.reshape(-1, 2).sum(1) * 2 / 7, Column(0, 0), Column(3, 4)), 1e-5);
    }

    private static double Distance(Func<Tensor, Tensor> critic, Tensor real, Tensor fake)
    {
        var figures = new Wasserstein().Figures(new CriticBatch(critic, real, fake, critic(real), critic(fake), Random)).ToArray();
        Assert.AreEqual("Wasserstein", figures.Single().Name);
        return figures.Single().Value.ToDouble();
    }

    private static Tensor Column(params float[] values) => tensor(values).unsqueeze(1);

    private static IEnumerable<double> Values(Tensor samples) => samples.data<float>().ToArray().Select(value => (double)value);
}
