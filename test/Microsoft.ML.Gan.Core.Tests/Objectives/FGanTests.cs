using Microsoft.ML.Gan.Objectives.FDivergences;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>The rows of the f-GAN table by hand, L_D = E f* - E T and L_G = -E T; each fails if a sign inside its exponential is turned.</summary>
[TestClass]
public class FGanTests
{
    [TestMethod]
    public void A_minimax_generator_minimises_the_bound_itself()
    {
        using var scope = NewDisposeScope();
        var fake = tensor(new[] { -2, 0.5 });
        double loss = new FGan(new PearsonChiSquared(), Minimax: true).GeneratorLoss(new GeneratorBatch(fake, new Lazy<Tensor>(fake))).ToDouble();
        // f* = v^2/4 + v is -1 and 0.5625.
        Assert.AreEqual(0.21875, loss, 1e-12);
    }

    // Fails if the first loss, and not the constructor, finds out.
    [TestMethod]
    public void Parameterisations_that_cannot_train_are_refused()
    {
        var jeffreys = Assert.ThrowsExactly<ArgumentException>(() => new FGan(new Jeffreys()));
        StringAssert.Contains(jeffreys.Message, "Jeffreys cannot be trained with Parameterisation.OutputActivation");
        var variation = Assert.ThrowsExactly<ArgumentException>(() => new FGan(new TotalVariation(), Parameterisation.LogRatio));
        StringAssert.Contains(variation.Message, "TotalVariation cannot be trained with Parameterisation.LogRatio");
    }
}

/// <summary>T = v and f* = e^(v-1): (e^-3 + e^-0.5)/2 - 1.75.</summary>
[TestClass]
public class KullbackLeiblerTests() : ObjectiveContract(new FGan(new KullbackLeibler()), atTheScores: (-1.4218411, 0.75), atZero: (0.3678794, 0), largestScore: 80);

/// <summary>T = -e^-v and f* = v - 1: (-3 - 0.5)/2 + (e^-0.5 + e^-3)/2; (e^2 + e^-0.5)/2.</summary>
[TestClass]
public class ReverseKullbackLeiblerTests() : ObjectiveContract(
    new FGan(new ReverseKullbackLeibler()), atTheScores: (-1.4218411, 3.9977934), atZero: (0, 1), largestScore: 80);

/// <summary>T = v and f* = v^2/4 + v: (-1 + 0.5625)/2 - 1.75.</summary>
[TestClass]
public class PearsonTests() : ObjectiveContract(new FGan(new PearsonChiSquared()), atTheScores: (-1.96875, 0.75), atZero: (0, 0));

/// <summary>T = 1 - e^-v and f* = 2 - 2 e^(-v/2): 2 - e - e^-0.25 - (1 - (e^-0.5 + e^-3)/2).</summary>
[TestClass]
public class NeymanTests() : ObjectiveContract(new FGan(new NeymanChiSquared()), atTheScores: (-2.1689237, 2.9977934), atZero: (0, 0), largestScore: 80);

/// <summary>T = 1 - e^-v and f* = e^v - 1: (e^-2 + e^0.5)/2 - 1 - (1 - (e^-0.5 + e^-3)/2).</summary>
[TestClass]
public class HellingerTests() : ObjectiveContract(new FGan(new SquaredHellinger()), atTheScores: (-0.7798129, 2.9977934), atZero: (0, 0), largestScore: 80);

/// <summary>SGAN's losses less log 4 and log 2.</summary>
[TestClass]
public class JensenShannonTests() : ObjectiveContract(new FGan(new JensenShannon()), atTheScores: (-0.5744597, 0.6073553), atZero: (0, 0));

/// <summary>SGAN itself.</summary>
[TestClass]
public class GanDivergenceTests() : ObjectiveContract(new FGan(new GanDivergence()), atTheScores: (0.8118347, 1.3005025), atZero: (1.386294, 0.693147));

/// <summary>tanh(v)/2 on both sides: (-0.964028 + 0.462117)/4 - (0.462117 + 0.995055)/4.</summary>
[TestClass]
public class TotalVariationTests() : ObjectiveContract(new FGan(new TotalVariation()), atTheScores: (-0.4897706, 0.1254776), atZero: (0, 0));

/// <summary>As a log-ratio, T = v + 1 - e^-v and f* = v + e^v - 1: fails if f is left out of f* = u f'(u) - f(u).</summary>
[TestClass]
public class JeffreysTests() : ObjectiveContract(new FGan(new Jeffreys(), Parameterisation.LogRatio), atTheScores: (-3.2798129, 3.7477934), atZero: (0, 0));

/// <summary>As a log-ratio, T = v + 1 and f* = e^v: (e^-2 + e^0.5)/2 - 2.75. Fails (infinite at 10000) without the clamp.</summary>
[TestClass]
public class KullbackLeiblerRatioTests() : ObjectiveContract(
    new FGan(new KullbackLeibler(), Parameterisation.LogRatio), atTheScores: (-1.8579717, -0.25), atZero: (0, -1));
