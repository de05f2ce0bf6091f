using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>T-SGAN-3: the best standard critic of N(0, 1) against N(mu, 1) is the log-ratio (mu^2 - 2 mu x) / 2, and its loss log 4 - 2 JS.</summary>
[TestClass]
public class DensityRatioTests
{
    public required TestContext TestContext { get; init; }

    // Fails with a smoothed target of 0.9, or the logarithm of a squashed score in another base.
    [TestMethod]
    public void T_SGAN_3_a_trained_critic_is_the_density_ratio() => AssertRecovers(mu: 1, divergence: 0.111421, tolerance: 0.01);

    [TestMethod]
    [TestCategory("Long")]
    public void T_SGAN_3_at_a_larger_distance() => AssertRecovers(mu: 2, divergence: 0.336831, tolerance: 0.03);

    // The worst difference is 0.0097 with seed 1 and 0.0074 with seed 2 on libtorch 1.13, at mu 1: the specification's 0.01 leaves little room.
    private void AssertRecovers(double mu, double divergence, double tolerance)
    {
        using var random = new RandomStreams(2);
        using var scope = NewDisposeScope();
        var network = new Unconditional().CreateCritic(new MlpFamily(32, 2), new VectorShape(1), random.Weights);
        using var critic = new CriticOnly(network, new StandardGan(), new AdamSettings(2e-3, 0.5, 0.999), real => mu + randn(real.shape, generator: random.Latents));
        using var data = new Dataset(randn([100_000, 1], generator: random.DataOrder));
        critic.Train(data, iterations: 1500, batchSize: 256, random);

        double estimate = (Math.Log(4) + critic.Measure(data, random).Value) / 2;
        var grid = Enumerable.Range(0, 101).Select(i => (float)(-2 + (mu + 4) * i / 100)).ToArray();
        var scores = critic.Scores(tensor(grid, [101, 1]));
        double worst = grid.Zip(scores, (x, score) => Math.Abs(Sigmoid(score) - Sigmoid((mu * mu - 2 * mu * x) / 2))).Max();
        TestContext.WriteLine($"JS {estimate:f4} for {divergence}, worst |sigma(D) - D*| {worst:f4}");
        Assert.AreEqual(divergence, estimate, tolerance);
        Assert.IsLessThan(0.01, worst);
    }

    private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));
}
