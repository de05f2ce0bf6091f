using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// GAN-QP's divergence with critics that are tables, where its exact value is known. X1: p = (.4, .3, .2, .1) and q = (.1, .2, .3, .4) on four
/// points of the plane, as ten samples each.
/// </summary>
[TestClass]
public class PotentialOptimumTests
{
    private static readonly double[] Points = [0, 0, 1, 0, 0, 2, 3, 1];
    private static readonly long[] Real = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3], Fake = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3];

    // Two points at distance d: Delta = lambda d, and lambda d (1 - 1/p) is left of it. Fails with the factor 1/2 for every power.
    [TestMethod]
    [DataRow(0.3, 2, 1.5)]
    [DataRow(2.0, 2, 10.0)]
    [DataRow(2.0, 4, 15.0)]
    [DataRow(2.0, 6, 16.66667)]
    public void T_QP_1_two_points_are_half_the_scaled_distance_apart(double distance, int power, double expected)
    {
        var (t, loss) = Minimum.Of(
            t => new QuadraticPotential(Power: power).CriticLoss(new CriticBatch(x => x, zeros(1, 1, ScalarType.Float64), full(1, 1, distance, ScalarType.Float64), t.narrow(0, 0, 1), t.narrow(0, 1, 1), null!)),
            new double[2], rate: 0.5, steps: 1000);
        Assert.AreEqual(expected, -loss, 1e-3);
        Assert.AreEqual(10 * distance, t[0] - t[1], 0.01 * 10 * distance);
    }

    // Fails with lambda 9.999, and if scores and samples are broadcast along different sides.
    [TestMethod]
    public void T_QP_2_a_unary_table_reaches_the_optimum_of_X1()
    {
        var (t, loss) = Minimum.Of(t => UnaryLoss(t, 10), new double[4], rate: 0.1, steps: 3000);
        Assert.AreEqual(2.595241, -loss, 1e-6);
        double[] expected = [0, -2.793640, -7.483069, -15.738465];
        for (int i = 0; i < 4; i++) Assert.AreEqual(expected[i], t[i] - t[0], 1e-4);
        Assert.AreEqual(5.190482, Real.Average(i => t[i]) - Fake.Average(j => t[j]), 1e-5);
    }

    // Fails if lambda is fixed.
    [TestMethod]
    public void T_QP_6_twice_lambda_is_twice_the_optimum()
    {
        var (t, loss) = Minimum.Of(t => UnaryLoss(t, 20), new double[4], rate: 0.2, steps: 3000);
        Assert.AreEqual(2 * 2.595241, -loss, 2e-6);
        Assert.AreEqual(2 * -15.738465, t[3] - t[0], 2e-4);
    }

    // All 100 pairs, each as x_r, x_f and as x_f, x_r. Fails if distances are taken of samples where scores are of pairs.
    [TestMethod]
    public void T_QP_3_a_binary_table_reaches_the_closed_form_of_X1()
    {
        var rows = (from i in Real from j in Fake select (i, j)).ToArray();
        var (real, fake) = (tensor(rows.SelectMany(r => new[] { r.i, r.j }).ToArray()), tensor(rows.SelectMany(r => new[] { r.j, r.i }).ToArray()));
        var (direct, swapped) = (tensor(rows.Select(r => 4 * r.i + r.j).ToArray()), tensor(rows.Select(r => 4 * r.j + r.i).ToArray()));
        using var points = tensor(Points, [4, 2]);
        var objective = new QuadraticPotential(Form: PotentialForm.Binary);
        var (t, loss) = Minimum.Of(t => objective.CriticLoss(new CriticBatch(x => x, points[real], points[fake], t[direct], t[swapped], null!)), new double[16], rate: 0.1, steps: 3000);
        foreach (var index in new[] { real, fake, direct, swapped }) index.Dispose();

        Assert.IsTrue(objective.ComparesSamples);
        Assert.AreEqual(2.644708, -loss, 1e-6);
        double Delta(int i, int j) => t[4 * i + j] - t[4 * j + i];
        foreach (var (i, j, expected) in new[] { (0, 1, 2.272727), (0, 2, 7.142857), (0, 3, 17.647059), (1, 2, 5.769231), (1, 3, 10.714286), (2, 3, 9.090909) })
        {
            Assert.AreEqual(expected, Delta(i, j), 1e-4, $"Delta* of {i}, {j}");
        }

        Assert.AreEqual(5.289416, rows.Average(r => Delta((int)r.i, (int)r.j)), 1e-5);
    }

    private static Tensor UnaryLoss(Tensor t, double lambda)
    {
        var points = tensor(Points, [4, 2]);
        var (real, fake) = (tensor(Real), tensor(Fake));
        return new QuadraticPotential(lambda, Form: PotentialForm.UnaryAllPairs).CriticLoss(new CriticBatch(x => x, points[real], points[fake], t[real], t[fake], null!));
    }
}
