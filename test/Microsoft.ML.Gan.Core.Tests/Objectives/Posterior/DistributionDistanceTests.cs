using Microsoft.ML.Gan.Codes;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.Posterior;

[TestClass]
public class DistributionDistanceTests
{
    // (1 - 0)^2 + (2 - 1)^2 = 2, the squared 2-Wasserstein distance. Fails if variances are compared: 1 + 9.
    [TestMethod]
    public void T_P2_1_the_square_is_the_squared_Wasserstein_distance()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(0, Squared(Law(0, 1), Law(0, 1)));
        Assert.AreEqual(2, Squared(Law(1, 2), Law(0, 1)));
        double distance = new Evaluation.Divergences.Gaussian(0.5, 3).Wasserstein2(new(-1, 0.2));
        Assert.AreEqual(distance * distance, Squared(Law(0.5, 3), Law(-1, 0.2)), 1e-12);
    }

    // Fails if both laws draw an eps of their own: (1, 2) and (0, 1) would be at 1 + 4 + 1 = 6, and a law at 2 sigma^2 from itself.
    [TestMethod]
    public void T_P2_1_sampling_with_a_shared_eps_estimates_it()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        const int count = 100_000;
        Tensor Ones(double value) => full([count, 1], value, ScalarType.Float64);
        var (a, b) = (new DiagonalGaussian(Ones(1), Ones(2)), new DiagonalGaussian(Ones(0), Ones(1)));
        Assert.AreEqual(2, DistributionDistance.Sampled.Squared(a, b, random).mean().ToDouble(), 0.02);
        Assert.AreEqual(0, DistributionDistance.Sampled.Squared(a, a, random).max().ToDouble());

        Tensor Normals() => randn([count, 1], ScalarType.Float64, generator: random);
        double independent = (a.At(Normals()) - b.At(Normals())).square().mean().ToDouble();
        Assert.AreEqual(6, independent, 0.1);
        // E |1 + eps| = 2 phi(1) + 2 Phi(1) - 1 = 1.16663.
        Assert.AreEqual(1.16663, DistributionDistance.Sampled.Absolute(a, b, random).mean().ToDouble(), 0.01);
    }

    // Rows (1, 2; sigma 1, 3) and (0, 0; 1, 1): squares 1 + 4 + 0 + 4 = 9, absolute values 1 + 2 + 0 + 2 = 5; half of that as means over two coordinates.
    [TestMethod]
    public void Coordinates_are_averaged_or_summed()
    {
        using var scope = NewDisposeScope();
        var a = DiagonalGaussian.Split(tensor(new[] { 1.0, 2, 1, 3 }, [1, 4]));
        var b = new GaussianPrior(0, 1).For(a.Mean);
        var (mean, sum) = (DistributionDistance.Analytic, DistributionDistance.Analytic with { SumsCoordinates = true });
        using var random = new Generator(1, CPU);
        Assert.AreEqual(4.5, mean.Squared(a, b, random).ToDouble());
        Assert.AreEqual(2.5, mean.Absolute(a, b, random).ToDouble());
        Assert.AreEqual(9, sum.Squared(a, b, random).ToDouble());
        Assert.AreEqual(5, sum.Absolute(a, b, random).ToDouble());
    }

    private static DiagonalGaussian Law(double mean, double deviation) => DiagonalGaussian.Split(tensor(new[] { mean, deviation }, [1, 2]));

    private static double Squared(DiagonalGaussian a, DiagonalGaussian b)
    {
        using var random = new Generator(1, CPU);
        return DistributionDistance.Analytic.Squared(a, b, random).ToDouble();
    }
}
