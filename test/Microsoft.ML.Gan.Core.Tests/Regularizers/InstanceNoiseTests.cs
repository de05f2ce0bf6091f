using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

[TestClass]
public class InstanceNoiseTests
{
    // Fails if sigma ends at 0 after the whole training instead of half of it, or goes below 0.
    [TestMethod]
    public void T_SGAN_5_sigma_falls_linearly_to_0()
    {
        var noise = new InstanceNoise(0.2, Until: 0.5);
        foreach (var (progress, sigma) in new[] { (0, 0.2), (0.25, 0.1), (0.5, 0), (0.75, 0), (1, 0) }) Assert.AreEqual(sigma, noise.SigmaAt(progress), 1e-12);
    }

    // Fails with one noise for all samples, or sigma^2 in the place of sigma.
    [TestMethod]
    public void T_SGAN_5_noise_keeps_the_mean_and_adds_its_variance()
    {
        using var training = SmallTraining.OfVectors();
        using var scope = NewDisposeScope();
        var step = new TrainingStep(training.Loop.Batches, 4, training.Random, CPU) { Progress = 0.25 };
        var samples = new InstanceNoise(0.6).AddTo(full(100_000, 2, 5f), step);
        Assert.AreEqual(5, samples.mean().ToSingle(), 0.005);
        Assert.AreEqual(0.09, samples.std().square().ToSingle(), 0.002);
    }

    // Where the noise is over, nothing is drawn: fails if the samples or the stream change.
    [TestMethod]
    public void T_SGAN_5_after_its_time_the_noise_is_gone()
    {
        using var training = SmallTraining.OfVectors();
        using var scope = NewDisposeScope();
        var step = new TrainingStep(training.Loop.Batches, 4, training.Random, CPU) { Progress = 0.5 };
        var before = Bits.Of(training.Random.Regularization);
        var samples = ones(3);
        Assert.AreSame(samples, new InstanceNoise(0.6).AddTo(samples, step));
        CollectionAssert.AreEqual(before, Bits.Of(training.Random.Regularization));
    }

    // Fails if real samples, generated ones, or the generator's phase go without.
    [TestMethod]
    public void Everything_the_critic_sees_is_noisy()
    {
        var body = new CapturingFamily();
        using var random = new RandomStreams(1);
        using var data = SmallData.Vectors(8, 1);
        var game = new AdversarialGame(new Objectives.StandardGan()) { Noise = new InstanceNoise(1000) };
        using var model = new AdversarialModel(new GanArchitecture(data.Shape, 2, body, new Unconditional()), game, random, CPU);
        using var loop = new TrainingLoop(model, data, new TrainingSettings { Iterations = 2, BatchSize = 8 }, random, CPU);
        loop.Run();

        // Real and generated in the critic's phase, generated in the other; noise in the first iteration only.
        Assert.HasCount(6, body.Seen);
        foreach (var (_, values) in body.Seen.Take(3)) Assert.IsGreaterThan(100, values.Max(Math.Abs));
        foreach (var (_, values) in body.Seen.Skip(3)) Assert.IsLessThan(100, values.Max(Math.Abs));
        Assert.HasCount(3, body.Seen.Take(3).Select(seen => MathF.Round(seen.Values[0])).Distinct());
    }
}
