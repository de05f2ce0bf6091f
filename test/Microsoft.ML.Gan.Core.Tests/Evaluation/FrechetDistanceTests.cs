using Microsoft.ML.Gan.Evaluation.Divergences;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class FrechetDistanceTests
{
    // Fails with the root of the diagonal alone, and with the cross term once instead of twice.
    [TestMethod]
    public void T_FID_1_hand_computed_two_by_two()
    {
        using var p = Law([0, 0], new double[,] { { 2, 0.5 }, { 0.5, 1 } });
        using var q = Law([1, -1], new double[,] { { 1, -0.3 }, { -0.3, 2 } });
        Assert.AreEqual(2.5754259, p.SquaredWasserstein2(q), 5e-8);
        Assert.AreEqual(2 + 6 - 2 * 2.7122871, p.SquaredWasserstein2(q), 2e-7);
        Assert.AreEqual(p.SquaredWasserstein2(q), q.SquaredWasserstein2(p), 1e-12);
    }

    // Fails where a result that rounding makes negative is not clamped.
    [TestMethod]
    public void T_FID_2_identical_features_have_distance_0()
    {
        using var features = Features.Normal(200, 16, seed: 1);
        Assert.AreEqual(0, FrechetDistance.Of(features, features).Value, 1e-10);
    }

    // Fails with the means left out, and with the distance's root.
    [TestMethod]
    public void T_FID_3_shift_spread_and_scale()
    {
        using var scope = NewDisposeScope();
        var features = Features.Normal(300, 4, seed: 2);
        var shift = tensor(new double[] { 1, -2, 0.5, 0 });
        Assert.AreEqual(5.25, FrechetDistance.Of(features, features.add(shift)).Value, 1e-9);

        using var p = Law([0, 0], new double[,] { { 4, 0 }, { 0, 9 } });
        using var q = Law([1, 0], new double[,] { { 1, 0 }, { 0, 25 } });
        Assert.AreEqual(1 + 1 + 4, p.SquaredWasserstein2(q), 1e-12);

        var others = Features.Normal(300, 4, seed: 3).mul(1.5);
        double once = FrechetDistance.Of(features, others).Value;
        Assert.AreEqual(9 * once, FrechetDistance.Of(features.mul(3), others.mul(3)).Value, 1e-9);
    }

    // Two rank-one covariances a a', b b': Tr (S1 S2)^1/2 = |a.b|. Fails where eigenvalues that round below 0 give NaN.
    [TestMethod]
    public void T_FID_4_rank_deficient_covariances()
    {
        using var p = Law([0, 0, 0], new double[,] { { 1, 2, 0 }, { 2, 4, 0 }, { 0, 0, 0 } });
        using var q = Law([0, 0, 0], new double[,] { { 9, 0, 3 }, { 0, 0, 0 }, { 3, 0, 1 } });
        Assert.AreEqual(5 + 10 - 2 * 3, p.SquaredWasserstein2(q), 1e-7);

        using var few = Features.Normal(5, 12, seed: 4);
        using var many = Features.Normal(50, 12, seed: 5);
        var distance = FrechetDistance.Of(few, many);
        Assert.IsTrue(double.IsFinite(distance.Value) && distance.Value > 0);
        Assert.IsTrue(distance.HasSingularCovariance);
        Assert.IsFalse(FrechetDistance.Of(many, many).HasSingularCovariance);
        Assert.AreEqual((12, 5L, 50L), (distance.Dimension, distance.RealCount, distance.SyntheticCount));
    }

    // Fails with the root of the diagonal alone.
    [TestMethod]
    public void T_FID_5_rotation_changes_nothing()
    {
        using var scope = NewDisposeScope();
        var mix = tensor(new double[,] { { 1, 0.8, 0 }, { 0, 1, -0.5 }, { 0.3, 0, 2 } });
        Tensor a = Features.Normal(100, 3, seed: 6).mm(mix), b = Features.Normal(100, 3, seed: 7).add(0.3);
        var (_, rotation) = linalg.eigh(mix.t().mm(mix));
        Assert.AreEqual(FrechetDistance.Of(a, b).Value, FrechetDistance.Of(a.mm(rotation), b.mm(rotation)).Value, 1e-9);
    }

    // 2 d / N + d (d + 1) / (2 (N - 1)) = 0.1681. Fails with a covariance a quarter too large; the mean of 20 draws has 2 % of noise.
    [TestMethod]
    public void T_FID_6_sampling_bias()
    {
        double mean = Enumerable.Range(0, 20).Average(i =>
        {
            using var scope = NewDisposeScope();
            return FrechetDistance.Of(Features.Normal(1000, 16, 100 + i), Features.Normal(1000, 16, 200 + i)).Value;
        });
        Assert.AreEqual(0.1681, mean, 0.1 * 0.1681);
    }

    // Fails with the fit over N instead of 1 / N, and with the value at the largest N.
    [TestMethod]
    public void The_distance_at_infinity_is_freed_of_the_bias()
    {
        using var a = Features.Normal(2000, 8, seed: 8);
        using var b = Features.Normal(2000, 8, seed: 9);
        using var shifted = b.add(0.5);
        var same = FrechetDistanceAtInfinity.Of(a, b);
        CollectionAssert.AreEqual(new long[] { 400, 800, 1200, 1600, 2000 }, same.Sizes.ToArray());
        Assert.AreEqual(0, same.Value, 0.015);
        // The bias's own slope: 2 d + d (d + 1) / 2 = 52.
        Assert.AreEqual(52, same.Slope, 8);
        Assert.AreEqual(2, FrechetDistanceAtInfinity.Of(a, shifted).Value, 0.2);
        Assert.AreEqual((3.0, 2.0), FrechetDistanceAtInfinity.Line([0, 1, 2], [3, 5, 7]));
    }

    [TestMethod]
    public void Bad_features_get_one_clear_error()
    {
        using var scope = NewDisposeScope();
        Tensor fine = Features.Normal(10, 3, seed: 10), one = Features.Normal(1, 3, seed: 11), wide = Features.Normal(10, 4, seed: 12);
        var broken = fine.clone();
        broken[7, 1] = double.NaN;
        AssertSays("The Frechet distance needs at least 2 synthetic samples; found 1.", () => FrechetDistance.Of(fine, one));
        AssertSays("found 3 columns on one side and 4 on the other", () => FrechetDistance.Of(fine, wide));
        AssertSays("real row 7 has a value that is not a number", () => FrechetDistance.Of(broken, fine));
        AssertSays("of shape [N,D]; found [10]", () => FrechetDistance.Of(fine, fine.select(1, 0)));
        AssertSays("The Frechet distance at infinity needs at least 25 real samples; found 10.", () => FrechetDistanceAtInfinity.Of(fine, fine));
        AssertSays("A mean [D] needs a covariance [D,D]; found [10] and [10,3].", () => new MultivariateGaussian(fine.select(1, 0), fine).Dispose());
        using var impossible = Law([0, 0], new double[,] { { -4, 0 }, { 0, 1 } });
        Assert.ThrowsExactly<ArithmeticException>(() => impossible.SquaredWasserstein2(impossible));
    }

    private static void AssertSays(string message, Action action) =>
        Assert.Contains(message, Assert.ThrowsExactly<ArgumentException>(action).Message);

    private static MultivariateGaussian Law(double[] mean, double[,] covariance)
    {
        using var scope = NewDisposeScope();
        return new MultivariateGaussian(tensor(mean), tensor(covariance));
    }
}
