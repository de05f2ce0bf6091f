using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class KernelDistanceTests
{
    // Fails with the diagonal left in, with the cross term once, and with the dot product not divided by D.
    [TestMethod]
    public void X4_two_against_two_points()
    {
        using var x = tensor(new double[,] { { 0, 0 }, { 1, 0 } });
        using var y = tensor(new double[,] { { 0, 1 }, { 2, 0 } });
        Assert.AreEqual(-3.5, KernelDistance.Unbiased(x, y), 1e-12);
    }

    // Two formulas: the closed form for N(0, I) and N(m, I), d = 16, m_i = 0.5: 1.0293. Fails with the kernel's power 2.
    [TestMethod]
    public void A_shifted_normal_law_has_its_closed_form()
    {
        const double D = 16, M = 4;
        double closed = 3 * M / D + 3 * M * M / (D * D) + (M * M * M + 6 * M * M + 3 * M * D + 6 * M) / (D * D * D);
        Assert.AreEqual(1.0293, closed, 5e-5);

        using var scope = NewDisposeScope();
        Tensor x = Features.Normal(2000, 16, seed: 1), y = Features.Normal(2000, 16, seed: 2).add(0.5);
        var distance = KernelDistance.Of(x, y, subsets: 20, subsetSize: 400);
        Assert.AreEqual(closed, distance.Mean, 3 * 0.034);
        Assert.AreEqual((20, 400L, 2000L, 2000L), (distance.Subsets, distance.SubsetSize, distance.RealCount, distance.SyntheticCount));
        Assert.AreEqual(distance, KernelDistance.Of(x, y, subsets: 20, subsetSize: 400));
        Assert.AreNotEqual(distance.Mean, KernelDistance.Of(x, y, subsets: 20, subsetSize: 400, seed: 2).Mean);
    }

    // Independent draws have independent errors. Fails with the biased estimate, whose mean over equal laws is above 0.
    [TestMethod]
    public void Equal_laws_have_mean_0()
    {
        double[] values = [.. Enumerable.Range(0, 30).Select(i =>
        {
            using var scope = NewDisposeScope();
            return KernelDistance.Unbiased(Features.Normal(100, 8, 300 + i), Features.Normal(100, 8, 400 + i));
        })];
        double mean = values.Average(), deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        Assert.IsLessThan(3 * deviation / Math.Sqrt(values.Length), Math.Abs(mean));
    }

    [TestMethod]
    public void Fewer_samples_than_a_subset_are_named()
    {
        using var x = Features.Normal(10, 2, seed: 3);
        var error = Assert.ThrowsExactly<ArgumentException>(() => KernelDistance.Of(x, x, subsetSize: 11));
        Assert.Contains("The kernel distance needs at least 11 real samples; found 10.", error.Message);
        Assert.AreEqual(5, KernelDistance.Of(x, x).SubsetSize);
    }
}
