using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// With sp(u) = log(1 + e^u): sp(-0.5) = 0.474077, sp(-3) = 0.048587, sp(-2) = 0.126928, sp(0.5) = 0.974077.
/// By hand: (0.474077 + 0.048587)/2 + (0.126928 + 0.974077)/2; (sp(2) + sp(-0.5))/2 = (2.126928 + 0.474077)/2.
/// </summary>
[TestClass]
public class StandardGanTests() : ObjectiveContract(new StandardGan(), atTheScores: (0.8118347, 1.3005025), atZero: (1.386294, 0.693147))
{
    // The paper's value function, of probabilities: L_D = -log sigma(a_r) - log(1 - sigma(a_f)); L_G = -log sigma(a_f), or log(1 - sigma(a_f)). Fails
    // with a_r and a_f exchanged, and with the generator's losses exchanged.
    [TestMethod]
    [DataRow(0.0, 0.0, 1.386294, 0.693147, -0.693147)]
    [DataRow(0.5, -2.0, 0.601005, 2.126928, -0.126928)]
    [DataRow(-1.0, 3.0, 4.361849, 0.048587, -3.048587)]
    public void T_SGAN_1_the_losses_are_the_papers(double real, double fake, double critic, double generator, double saturating)
    {
        using var scope = NewDisposeScope();
        var (ofReal, ofFake) = (tensor(new[] { real }), tensor(new[] { fake }));
        var batch = new GeneratorBatch(ofFake, new Lazy<Tensor>(ofReal));
        double d = Sigma(real), g = Sigma(fake);
        double[] paper = [-Math.Log(d) - Math.Log(1 - g), -Math.Log(g), Math.Log(1 - g)];
        double[] losses =
        [
            new StandardGan().CriticLoss(new CriticBatch(x => x, ofReal, ofFake, ofReal, ofFake, null!)).ToDouble(),
            new StandardGan().GeneratorLoss(batch).ToDouble(), new StandardGan(Saturating: true).GeneratorLoss(batch).ToDouble(),
        ];
        foreach (var (i, expected) in new[] { critic, generator, saturating }.Index())
        {
            Assert.AreEqual(expected, losses[i], 1e-6);
            Assert.AreEqual(paper[i], losses[i], 1e-12);
        }
    }

    // dL_G/da is -sigma(-a): a generator that loses still learns. Fails with the saturating loss.
    [TestMethod]
    [DataRow(-10.0, -0.9999546)]
    [DataRow(0.0, -0.5)]
    [DataRow(10.0, -4.53979e-5)]
    public void T_SGAN_2_the_generators_gradient_does_not_vanish(double score, double expected) =>
        Assert.AreEqual(expected, GeneratorGradient(new StandardGan(), score), 1e-7);

    // dL_G/da is -sigma(a): it vanishes for a generator that loses. Fails with the non-saturating loss.
    [TestMethod]
    [DataRow(-10.0, -4.53979e-5)]
    [DataRow(0.0, -0.5)]
    [DataRow(10.0, -0.9999546)]
    public void T_SGAN_2_the_saturating_generators_gradient_vanishes(double score, double expected) =>
        Assert.AreEqual(expected, GeneratorGradient(new StandardGan(Saturating: true), score), 1e-7);

    private static double Sigma(double score) => 1 / (1 + Math.Exp(-score));

    private static double GeneratorGradient(Objective objective, double score) =>
        FiniteDifferences.Autograd(a => objective.GeneratorLoss(new GeneratorBatch(a, new Lazy<Tensor>(() => a))), [score])[0];
}

/// <summary>The minimax form: -(sp(-2) + sp(0.5))/2.</summary>
[TestClass]
public class SaturatingGanTests() : ObjectiveContract(new StandardGan(Saturating: true), atTheScores: (0.8118347, -0.5505025), atZero: (1.386294, -0.693147));

/// <summary>One-sided smoothing adds 0.1 (sp(a) - sp(-a)) = 0.1 a for real scores only: 0.1 * 1.75. Fails if fake targets are smoothed too.</summary>
[TestClass]
public class SmoothedGanTests() : ObjectiveContract(new StandardGan(RealTarget: 0.9), atTheScores: (0.9868347, 1.3005025), atZero: (1.386294, 0.693147));
