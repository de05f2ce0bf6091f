using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class LatentProjectionTests
{
    // G(z, y) = (z, y): of (3, 4) the nearest is (3, y), at distance 4 - y. Fails if the class is not passed on, and if the distance is left squared.
    [TestMethod]
    [DataRow(0L, 4)]
    [DataRow(1L, 3)]
    public void The_nearest_point_of_a_line_is_found(long label, double distance)
    {
        using var scope = NewDisposeScope();
        using var gan = Line();
        var found = new LatentProjection(gan, new(), seed: 1).Of(tensor(new[] { 3f, 4 }, [1, 2]), 0, label);
        Assert.AreEqual(3, found.Latent.Single(), 1e-2);
        Assert.AreEqual(3, found.Sample[0], 1e-2);
        Assert.AreEqual(label, found.Sample[1]);
        Assert.AreEqual(distance, found.Distance, 1e-3);
    }

    // Fails if the last latent is taken in place of the nearest: with steps of 100 Adam leaves at once and does not come back within 3.
    [TestMethod]
    public void The_nearest_on_the_way_counts()
    {
        using var scope = NewDisposeScope();
        using var gan = Line();
        var start = new Sampler(gan, 1).Block(5L, new Label[Sampler.BlockSize])[0];
        var target = start.unsqueeze(0) + 0.01;
        var found = new LatentProjection(gan, new(Starts: 1, Steps: 3, LearningRate: 100), seed: 1).Of(target, 5);
        Assert.AreEqual(Math.Sqrt(2) * 0.01, found.Distance, 1e-5);
    }

    // Fails if all rows start from the latents of row 0.
    [TestMethod]
    public void What_is_found_depends_on_seed_and_row_only()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained();
        var target = randn(1, 1, 8, 8, generator: new Generator(3, CPU)).tanh();
        var few = new ProjectionSettings(Starts: 2, Steps: 5);
        var projection = new LatentProjection(gan, few, seed: 1);
        var first = projection.Of(target, 7, 1);
        using (no_grad()) projection.Of(target, 8, 2);
        var again = new LatentProjection(gan, few, seed: 1).Of(target, 7, 1);
        CollectionAssert.AreEqual(first.Latent, again.Latent);
        CollectionAssert.AreEqual(first.Sample, again.Sample);
        CollectionAssert.AreNotEqual(first.Latent, projection.Of(target, 8, 1).Latent);
        CollectionAssert.AreNotEqual(first.Latent, new LatentProjection(gan, few, seed: 2).Of(target, 7, 1).Latent);
    }

    // A sample of the generator's own is found again up to a small distance. Fails if the last latent is taken, or if the distance is left squared.
    [TestMethod]
    public void A_generated_sample_is_found()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained();
        var target = new Sampler(gan, 9).Rows(0, 1, [2]);
        double norm = Math.Sqrt(target.square().sum().item<float>());
        var near = new LatentProjection(gan, new(), seed: 1).Of(target, 0, 2);
        var start = new LatentProjection(gan, new(Steps: 0), seed: 1).Of(target, 0, 2);
        Assert.IsLessThan(0.1 * norm, near.Distance);
        Assert.IsLessThan(0.2 * start.Distance, near.Distance);
    }

    // Fails if the generator's parameters are made to require gradients.
    [TestMethod]
    public void The_generator_stays_as_it_is()
    {
        using var scope = NewDisposeScope();
        using var gan = Trained();
        var before = gan.Generator.parameters().Select(Bits.Of).ToList();
        new LatentProjection(gan, new(Starts: 2, Steps: 3), seed: 1).Of(zeros(1, 1, 8, 8), 0, 0);
        foreach (var (parameter, bits) in gan.Generator.parameters().Zip(before))
        {
            Assert.IsFalse(parameter.requires_grad);
            Assert.IsTrue(parameter.grad is null || parameter.grad.IsInvalid);
            CollectionAssert.AreEqual(bits, Bits.Of(parameter));
        }
    }

    [TestMethod]
    public void Settings_out_of_range_are_named()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ProjectionSettings(Starts: 0)).Message, "Starts");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ProjectionSettings(Steps: -1)).Message, "Steps");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ProjectionSettings(LearningRate: double.NaN)).Message, "LearningRate");
    }

    private static TrainedGan Line()
    {
        var architecture = new GanArchitecture(new VectorShape(2), 1, new MlpFamily(4, 1), new Concatenation(2, EmbeddingSize: 2));
        using var random = new Generator(1, CPU);
        return new TrainedGan(architecture, new LineGenerator(), architecture.CreateCritic(random));
    }

    private static TrainedGan Trained()
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 3 });
        training.Loop.Run();
        return TrainedGan.Copy(training.Model);
    }

    private sealed class LineGenerator : GeneratorNetwork
    {
        private readonly Parameter slope = new(ones(1, 1));

        public LineGenerator() : base(nameof(LineGenerator))
        {
            slope.DetachFromDisposeScope();
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? labels) => cat([latents.matmul(slope), labels!.unsqueeze(1).to(latents.dtype)], 1);
    }
}
