using Microsoft.ML.Gan.Evaluation.Divergences;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class DivergencesTests
{
    // Fails with JS without its halves, with KL's arguments exchanged, and with 0 log 0 = NaN.
    [TestMethod]
    public void X2_discrete_laws()
    {
        double[] p = [0.5, 0.5, 0], q = [0, 0.5, 0.5];
        Assert.AreEqual(0.346574, DiscreteDivergence.JensenShannon(p, q), 5e-7);
        Assert.AreEqual(0.5, DiscreteDivergence.JensenShannon(p, q, logBase: 2), 1e-12);
        Assert.AreEqual(double.PositiveInfinity, DiscreteDivergence.KullbackLeibler(p, q));
        Assert.AreEqual(0.0325296, DiscreteDivergence.JensenShannon([0.1, 0.4, 0.5], [0.3, 0.3, 0.4]), 5e-8);
        Assert.AreEqual(0.1167834, DiscreteDivergence.KullbackLeibler([0.1, 0.4, 0.5], [0.3, 0.3, 0.4]), 5e-8);
        CollectionAssert.AreEqual(new[] { 0.25, 0, 0.75 }, DiscreteDivergence.Shares([1, 0, 3]));
    }

    [TestMethod]
    public void What_is_no_law_is_refused()
    {
        Assert.Contains("found a sum of 1.1", Assert.ThrowsExactly<ArgumentException>(() => DiscreteDivergence.KullbackLeibler([0.5, 0.6], [0.5, 0.5])).Message);
        Assert.Contains("found 2 and 1", Assert.ThrowsExactly<ArgumentException>(() => DiscreteDivergence.JensenShannon([0.5, 0.5], [1])).Message);
        Assert.ThrowsExactly<ArgumentException>(() => DiscreteDivergence.JensenShannon([1.5, -0.5], [0.5, 0.5]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DiscreteDivergence.JensenShannon([1], [1], logBase: 1));
        Assert.ThrowsExactly<ArgumentException>(() => DiscreteDivergence.Shares([0, 0]));
        Assert.Contains("value 1 is NaN", Assert.ThrowsExactly<ArgumentException>(() => EmpiricalWasserstein.W1([1, double.NaN], [1])).Message);
        Assert.ThrowsExactly<ArgumentException>(() => EmpiricalWasserstein.W2([], [1]));
    }

    // F4. Fails with the KL of one side only, and with steps of two deviations.
    [TestMethod]
    [DataRow(0.5, 1, 0.030311)]
    [DataRow(1, 1, 0.111421)]
    [DataRow(1.5, 1, 0.221171)]
    [DataRow(2, 1, 0.336831)]
    [DataRow(3, 1, 0.526777)]
    [DataRow(4, 1, 0.632720)]
    [DataRow(6, 1, 0.689298)]
    [DataRow(8, 1, 0.693054)]
    [DataRow(0, 2, 0.092733)]
    [DataRow(0, 3, 0.186494)]
    public void F4_Jensen_Shannon_of_normal_laws(double mean, double deviation, double expected)
    {
        Gaussian p = new(0, 1), q = new(mean, deviation);
        Assert.AreEqual(expected, p.JensenShannon(q), 6e-7);
        Assert.AreEqual(expected, q.JensenShannon(p), 6e-7);
        // Moving and scaling both laws changes nothing.
        Assert.AreEqual(p.JensenShannon(q), new Gaussian(-700, 1e-3).JensenShannon(new Gaussian(-700 + mean * 1e-3, deviation * 1e-3)), 1e-9);
    }

    // F5 with s1 = 2, s2 = 3, shift 1: log 1.5 + 5 / 18 - 1/2. Fails with s1 and s2 exchanged.
    [TestMethod]
    public void F5_Kullback_Leibler_and_W2_of_normal_laws()
    {
        Gaussian p = new(1, 2), q = new(2, 3);
        Assert.AreEqual(Math.Log(1.5) + 5 / 18.0 - 0.5, p.KullbackLeibler(q), 1e-12);
        Assert.AreEqual(0, p.KullbackLeibler(p), 1e-12);
        Assert.AreEqual(Math.Sqrt(2), p.Wasserstein2(q), 1e-12);
        // KL by its definition, integrated independently.
        double integral = Enumerable.Range(-4000, 8001).Select(i => 1 + i * 0.005)
            .Sum(x => Math.Exp(p.LogDensity(x)) * (p.LogDensity(x) - q.LogDensity(x)) * 0.005);
        Assert.AreEqual(integral, p.KullbackLeibler(q), 1e-9);
    }

    // Fails with unequal samples cut to the shorter one, and with values paired unsorted.
    [TestMethod]
    public void X8_distances_on_the_line()
    {
        Assert.AreEqual(5, EmpiricalWasserstein.W1([3, 0, 1], [5, 8, 6]), 1e-12);
        Assert.AreEqual(2 / 3.0, EmpiricalWasserstein.W1([0, 0, 1], [1, 1, 1]), 1e-12);
        Assert.AreEqual(Math.Sqrt(2 / 3.0), EmpiricalWasserstein.W2([0, 0, 1], [1, 1, 1]), 1e-12);
        // Merged quantiles of 2 against 3 values: |0-1|/3 + |0-2|/6 + |6-2|/6 + |6-3|/3.
        Assert.AreEqual(1 / 3.0 + 2 / 6.0 + 4 / 6.0 + 3 / 3.0, EmpiricalWasserstein.W1([6, 0], [3, 1, 2]), 1e-12);
        Assert.AreEqual(Math.Sqrt(1 / 3.0 + 4 / 6.0 + 16 / 6.0 + 9 / 3.0), EmpiricalWasserstein.W2([3, 1, 2], [6, 0]), 1e-12);
    }

    // F1: the optimal critic log p / q reaches JS, any other stays below. Fails with the average of the two means.
    [TestMethod]
    public void F1_a_critic_bounds_Jensen_Shannon_from_below()
    {
        double[] p = [0.1, 0.4, 0.5], q = [0.3, 0.3, 0.4];
        double Bound(Func<double, double> change) => CriticBound.JensenShannon(p.Zip(q, (a, b) =>
        {
            double score = change(Math.Log(a / b));
            return a * Math.Log(1 + Math.Exp(-score)) + b * Math.Log(1 + Math.Exp(score));
        }).Sum());
        Assert.AreEqual(DiscreteDivergence.JensenShannon(p, q), Bound(score => score), 1e-12);
        Assert.IsLessThan(DiscreteDivergence.JensenShannon(p, q) - 1e-4, Bound(score => 0.8 * score + 0.1));
    }
}
