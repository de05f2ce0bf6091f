using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>Every row of the table against what its divergence is: P = N(1, 1) and Q = N(0, 1), whose log-ratio at x is x - 1/2.</summary>
[TestClass]
public class FDivergenceTests
{
    private sealed record Row(FDivergence Divergence, Parameterisation Parameterisation, Func<double, double> BestScore, double Value)
    {
        public FGan Objective => new(Divergence, Parameterisation);

        /// <summary>T(v), which the practical generator lowers the negative of.</summary>
        public double Critic(double v) => -GeneratorLoss(Objective, v);

        /// <summary>f*(T(v)), which a minimax generator lowers the negative of.</summary>
        public double Conjugate(double v) => -GeneratorLoss(Objective with { Minimax = true }, v);

        public double Function(double u) => Value1(Divergence.Function, u);

        public override string ToString() => $"{Divergence.GetType().Name}, {Parameterisation}";
    }

    // The score at which T is f'(e^l), solved by hand for each activation; under LogRatio it is l itself.
    private static IEnumerable<Row> Rows
    {
        get
        {
            (FDivergence Divergence, Func<double, double> BestScore, double Value)[] rows =
            [
                (new KullbackLeibler(), l => l + 1, 0.5), (new ReverseKullbackLeibler(), l => l, 0.5), (new PearsonChiSquared(), l => 2 * (Math.Exp(l) - 1), 1.718282),
                (new NeymanChiSquared(), l => 2 * l, 1.718282), (new SquaredHellinger(), l => l / 2, 0.235006), (new Jeffreys(), l => l, 1.0),
                (new JensenShannon(), l => l, 0.222843), (new GanDivergence(), l => l, -1.163451), (new TotalVariation(), l => 40 * Math.Sign(l), 0.382925),
            ];
            return
                from row in rows
                from parameterisation in Enum.GetValues<Parameterisation>()
                where row.Divergence.Supports(parameterisation)
                select new Row(row.Divergence, parameterisation, parameterisation == Parameterisation.LogRatio ? l => l : row.BestScore, row.Value);
        }
    }

    // The trapezoid rule is exact to many digits for smooth integrands; total variation's jump falls between two points.
    // Fails if f* and T belong to different divergences, or if f'(1) is off by a constant.
    [TestMethod]
    public void T_F_1_the_bound_at_the_best_critic_is_the_divergence()
    {
        Assert.HasCount(16, Rows);
        foreach (var row in Rows)
        {
            double bound = 0, step = row.Divergence is TotalVariation ? 0.01 : 0.1;
            for (double x = -11.5 + step / 2; x < 12.5; x += step)
            {
                double v = row.BestScore(x - 0.5);
                bound += step * (Density(x - 1) * row.Critic(v) - Density(x) * row.Conjugate(v));
            }

            Assert.AreEqual(row.Value, bound, 1e-5, row.ToString());
        }
    }

    // Fails if T leaves the domain of f*, or if any of f, f' and f* is another function's.
    [TestMethod]
    public void T_F_2_the_conjugate_lies_above_every_line_and_touches_at_the_derivative()
    {
        double[] ratios = [0.05, 0.3, 0.9, 1.2, 2, 7];
        foreach (var row in Rows)
        {
            foreach (double u in ratios)
            {
                for (double v = -4; v <= 4; v += 0.5)
                {
                    Assert.IsGreaterThanOrEqualTo(u * row.Critic(v) - 1e-9, row.Function(u) + row.Conjugate(v), $"{row} at u = {u}, v = {v}");
                }

                double best = row.BestScore(Math.Log(u));
                Assert.AreEqual(Value1(row.Divergence.Derivative, u), row.Critic(best), 1e-9, $"{row} at u = {u}");
                Assert.AreEqual(u * row.Critic(best), row.Function(u) + row.Conjugate(best), 1e-9, $"{row} at u = {u}");
            }
        }
    }

    // Fails without log 2 in f* of the second, or with a conjugate that is linear.
    [TestMethod]
    public void T_F_3_two_rows_are_the_standard_GAN()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3, CPU);
        var (real, fake) = (randn([50], ScalarType.Float64, generator: random), randn([50], ScalarType.Float64, generator: random));
        double Loss(Objective objective) => objective.CriticLoss(new CriticBatch(x => x, real, fake, real, fake, random)).ToDouble();
        double standard = Loss(new StandardGan());
        Assert.AreEqual(standard, Loss(new FGan(new GanDivergence())), 1e-12);
        Assert.AreEqual(standard - Math.Log(4), Loss(new FGan(new JensenShannon())), 1e-12);
    }

    // Two distinct points: KL is infinite, and twice the Jensen-Shannon divergence is log 4. Fails if f* of KL is linear, or bounded.
    [TestMethod]
    public void T_F_4_disjoint_points_raise_KL_without_bound_but_JS_to_log_4()
    {
        static double Bound(FDivergence divergence, int steps) =>
            -Minimum.Of(v => new FGan(divergence).CriticLoss(new CriticBatch(x => x, v, v, v.narrow(0, 0, 1), v.narrow(0, 1, 1), null!)), new double[2], rate: 0.1, steps).Loss;
        Assert.IsGreaterThan(2 * Bound(new KullbackLeibler(), 200), Bound(new KullbackLeibler(), 800));
        Assert.IsGreaterThan(20, Bound(new KullbackLeibler(), 800));
        Assert.AreEqual(Math.Log(4), Bound(new JensenShannon(), 800), 5e-3);
        Assert.IsLessThan(Math.Log(4), Bound(new JensenShannon(), 800));
    }

    private static double GeneratorLoss(Objective objective, double v) =>
        Value1(scores => objective.GeneratorLoss(new GeneratorBatch(scores, new Lazy<Tensor>(scores))), v);

    private static double Value1(Func<Tensor, Tensor> function, double at)
    {
        using var scope = NewDisposeScope();
        return function(tensor(new[] { at })).ToDouble();
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
