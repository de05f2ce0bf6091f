using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.Posterior;

[TestClass]
public class PosteriorObjectiveTests
{
    private static readonly Generator Random = new(1, CPU);
    private static readonly PosteriorObjective Default = new(PosteriorPriors.Default, DistributionDistance.Analytic);

    // Both halves are 1/2 ((0 - (+-1))^2 + 0). Fails without the halves, or if L_adv aims at P_b
    // (that priors change places is seen by T-P2-5).
    [TestMethod]
    public void T_P2_4_at_the_middle_prior_the_critic_loses_1_and_the_generator_nothing()
    {
        using var scope = NewDisposeScope();
        var middle = Law([0, 0, 1, 1, 0, 0, 1, 1], coordinates: 2);
        Assert.AreEqual(1, Default.CriticLoss(middle, middle, Random).ToDouble());
        Assert.AreEqual(0, Default.AdversarialLoss(middle, Random).ToDouble());
        Assert.AreEqual(0, Default.CodeLoss(middle, middle, ones(2), Random).ToDouble());
    }

    // D(x_r) = (1, 1.5) and (0, 1), D(x_f) = (-1, 1) and (2, 0.5).
    // L_D: (0.25 + 1) / 4 + (0 + 9 + 0.25) / 4; L_adv: (1 + 4 + 0.25) / 4; L_z: (2 + 0.5 + 2 + 0.5) / 2, or 2.5 for either pair alone.
    [TestMethod]
    public void Losses_have_the_hand_computed_values()
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (Law([1, 1.5, 0, 1]), Law([-1, 1, 2, 0.5]));
        Assert.AreEqual(0.3125 + 2.3125, Default.CriticLoss(real, fake, Random).ToDouble(), 1e-12);
        Assert.AreEqual(1.3125, Default.AdversarialLoss(fake, Random).ToDouble(), 1e-12);
        Assert.AreEqual(2.5, Default.CodeLoss(fake, real, ones(2), Random).ToDouble(), 1e-12);
    }

    // Pairs at 2.5 and 0. Fails if the mean is over the batch rather than over the pairs, or if a batch without pairs divides by 0.
    [TestMethod]
    public void Only_pairs_count_in_the_code_loss()
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (Law([1, 1.5, 0, 1]), Law([-1, 1, 0, 1]));
        Assert.AreEqual(2.5, Default.CodeLoss(fake, real, tensor(new[] { 1f, 0f }), Random).ToDouble());
        Assert.AreEqual(0, Default.CodeLoss(fake, real, tensor(new[] { 0f, 1f }), Random).ToDouble());
        Assert.AreEqual(0, Default.CodeLoss(fake, real, zeros(2), Random).ToDouble());
    }

    [TestMethod]
    public void Gradients_equal_finite_differences_and_none_reaches_the_real_posterior()
    {
        double[] real = [1, 1.5, 0, 1], fake = [-1, 1, 2, 0.5];
        void Check(Func<Tensor, Tensor> loss, double[] at) =>
            FiniteDifferences.AssertEqual(FiniteDifferences.Gradient(loss, at), FiniteDifferences.Autograd(loss, at), 1e-7);
        Check(x => Default.CriticLoss(Law(x), Law(fake), Random), real);
        Check(x => Default.CriticLoss(Law(real), Law(x), Random), fake);
        Check(x => Default.AdversarialLoss(Law(x), Random), fake);
        Check(x => Default.CodeLoss(Law(x), Law(real), ones(2), Random), fake);

        using var scope = NewDisposeScope();
        Assert.IsFalse(Default.CodeLoss(Law(fake), Law(tensor(real, requires_grad: true)), ones(2), Random).requires_grad);
    }

    // A table of one law per point, on p = (.4,.3,.2,.1) and q = (.1,.2,.3,.4): D* = (b p + a q) / (p + q) in mu and sigma.
    // Fails if the priors change places, if sigma is left out, or if a mean is not over the batch.
    [TestMethod]
    public void T_P2_5_the_best_discriminator_mixes_the_priors_by_the_densities()
    {
        double[] p = [0.4, 0.3, 0.2, 0.1], q = [0.1, 0.2, 0.3, 0.4];
        var objective = new PosteriorObjective(new(new(-1, 0.5), new(2, 1.5)), DistributionDistance.Analytic);
        var (realRows, fakeRows) = (Rows(p), Rows(q));
        Tensor Loss(Tensor table)
        {
            var laws = table.reshape(4, 2);
            return objective.CriticLoss(DiagonalGaussian.Split(laws.index_select(0, tensor(realRows))), DiagonalGaussian.Split(laws.index_select(0, tensor(fakeRows))), Random);
        }

        var (found, _) = Minimum.Of(Loss, new double[8], rate: 0.05, steps: 600);
        for (int i = 0; i < 4; i++)
        {
            double share = p[i] / (p[i] + q[i]);
            Assert.AreEqual(-1 + 3 * share, found[2 * i], 1e-3, $"mu of point {i}");
            Assert.AreEqual(0.5 + share, found[(2 * i) + 1], 1e-3, $"sigma of point {i}");
        }
    }

    // C(G) = L_adv at D* under q, summed over both laws as in LSGAN: 2 C(G) = (b - a)^2 / 4 chi^2(p + q || 2 q).
    // The paper's figure for the discrete laws of fixture X3, which is 0.1253968 at b - a = 2.
    [TestMethod]
    public void At_the_best_discriminator_the_generator_minimises_a_chi_squared_divergence()
    {
        using var scope = NewDisposeScope();
        double[] p = [0.1, 0.4, 0.5], q = [0.3, 0.3, 0.4];
        var laws = Law([.. p.Zip(q, (r, f) => new[] { (r - f) / (r + f), 1 }).SelectMany(law => law)]);
        DiagonalGaussian At(double[] law) => new(laws.Mean.index_select(0, tensor(Rows(law))), laws.Deviation.index_select(0, tensor(Rows(law))));
        double twice = 2 * (Default.AdversarialLoss(At(q), Random).ToDouble() + Default.AdversarialLoss(At(p), Random).ToDouble());
        Assert.AreEqual(0.1253968, twice, 1e-6);
    }

    private static long[] Rows(double[] law) => [.. law.SelectMany((share, i) => Enumerable.Repeat((long)i, (int)Math.Round(10 * share)))];

    private static DiagonalGaussian Law(double[] rows, int coordinates = 1) => Law(tensor(rows), coordinates);

    private static DiagonalGaussian Law(Tensor rows, int coordinates = 1) => DiagonalGaussian.Split(rows.reshape(-1, 2 * coordinates));
}
