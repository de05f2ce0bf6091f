using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

[TestClass]
public class SpectralLayerTests
{
    private static readonly Generator Random = new(31, CPU);

    // The layer's own matrix, read off its outputs at the unit vectors. Fails if v is any other direction, or with a constant added to sigma.
    [TestMethod]
    public void T_SN_1_the_normalised_matrix_has_the_largest_singular_value_1()
    {
        using var scope = NewDisposeScope();
        var linear = nn.Linear(40, 12, hasBias: false).Normal(0.3, Random);
        using var layer = (SpectralLayer)linear.SpectrallyNormalized(Random);
        layer.Update(50);
        Assert.AreEqual(1, SingularValue.Largest(layer.call(UnitVectors(40)).t()), 1e-3);
        Assert.AreNotEqual(1, SingularValue.Largest(linear.weight!), 0.3);
    }

    // A transposed convolution's weight is [in, out, kh, kw]; the rows of its matrix are the outputs. Fails with the inputs as rows, whose largest singular value is another.
    [TestMethod]
    public void T_SN_1_a_transposed_convolution_is_divided_by_that_of_its_outputs()
    {
        using var scope = NewDisposeScope();
        var plain = nn.ConvTranspose2d(3, 7, 4, stride: 2, padding: 1, output_padding: 1).Normal(1, Random);
        var x = randn([2, 3, 5, 5], generator: Random);
        var (weight, expected) = (plain.weight!.detach().clone(), plain.call(x).detach());
        double sigma = SingularValue.Largest(weight.permute(1, 0, 2, 3).flatten(1));
        Assert.IsGreaterThan(0.1, Math.Abs(sigma - SingularValue.Largest(weight.flatten(1))));
        using var layer = (SpectralLayer)plain.SpectrallyNormalized(Random);
        layer.Update(100);
        Assert.IsTrue((expected / sigma).allclose(layer.call(x).detach(), rtol: 1e-3, atol: 1e-5));
    }

    // Fails if such a layer pads with zeros all the same.
    [TestMethod]
    public void Padding_that_a_normalised_convolution_has_not_is_refused()
    {
        using var layer = nn.Conv2d(3, 4, 3, padding: 1);
        layer.padding_mode = PaddingModes.Reflect;
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => layer.SpectrallyNormalized(Random)).Message, "pads by Reflect");
    }

    // Fails if forward iterates: u would then depend on how often, and by whom, the critic was asked.
    [TestMethod]
    public void T_SN_2_forward_passes_leave_the_estimate_alone()
    {
        using var scope = NewDisposeScope();
        using var layer = (SpectralLayer)nn.Conv2d(3, 4, 3).Normal(1, Random).SpectrallyNormalized(Random);
        var x = randn([2, 3, 6, 6], generator: Random);
        var before = Bits.Of(layer);
        foreach (bool training in new[] { true, false })
        {
            layer.train(training);
            Assert.IsTrue(layer.call(x).Equals(layer.call(x)));
        }

        CollectionAssert.AreEqual(before, Bits.Of(layer));
    }

    // Fails with a constant added to sigma.
    [TestMethod]
    public void T_SN_3_the_scale_of_the_weight_does_not_matter()
    {
        using var scope = NewDisposeScope();
        var linear = nn.Linear(5, 4).Normal(1, Random);
        using var layer = (SpectralLayer)linear.SpectrallyNormalized(Random);
        var x = randn([3, 5], generator: Random);
        var before = layer.call(x).detach();
        using (no_grad()) linear.weight!.mul_(37);
        Assert.IsTrue(before.allclose(layer.call(x).detach(), rtol: 1e-5, atol: 1e-6));
    }

    // dL/dW = (G - <G, W_bar> u v^T) / sigma, with u and v constant, in float64. Fails if sigma is cut off from the graph.
    [TestMethod]
    public void T_SN_4_the_gradient_is_the_papers_and_that_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        var linear = nn.Linear(5, 4, hasBias: false, dtype: ScalarType.Float64).Normal(1, Random);
        using var layer = (SpectralLayer)linear.SpectrallyNormalized(Random);
        var weight = linear.weight!;
        var g = randn([4, 5], ScalarType.Float64, generator: Random);
        Tensor Loss() => (layer.call(UnitVectors(5).@double()).t() * g).sum();
        double[] actual = autograd.grad([Loss()], [weight])[0].data<double>().ToArray();

        var (u, v) = (layer.get_buffer("u")!, layer.get_buffer("v")!);
        using var noGrad = no_grad();
        var sigma = weight.mv(v).dot(u);
        var paper = (g - (g * (weight / sigma)).sum() * u.unsqueeze(1) * v.unsqueeze(0)) / sigma;
        FiniteDifferences.AssertEqual(paper.data<double>().ToArray(), actual, 1e-12);

        Tensor LossAt(Tensor entries)
        {
            weight.copy_(entries.reshape(4, 5));
            return Loss();
        }

        FiniteDifferences.AssertEqual(FiniteDifferences.Gradient(LossAt, weight.data<double>().ToArray()), actual, 1e-8);
    }

    // Weights a hundred times as large change nothing, but for a layer that is left out: then this fails.
    [TestMethod]
    public void T_SN_5_a_critic_of_such_layers_has_slope_1_at_most()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var critic = new Unconditional().CreateCritic(new MlpFamily(32, 3) { SpectralCritic = true }, new VectorShape(6), Random);
        foreach (var (_, weight) in critic.named_parameters().Where(p => p.name.EndsWith("weight", StringComparison.Ordinal))) weight.mul_(100);
        foreach (var layer in critic.modules().OfType<SpectralLayer>()) layer.Update(100);
        var (x, y) = (3 * randn([10_000, 6], generator: Random), 3 * randn([10_000, 6], generator: Random));
        var slopes = (critic.call(x, null) - critic.call(y, null)).abs() / (x - y).square().sum(1).sqrt();
        Assert.IsLessThanOrEqualTo(1.001f, slopes.max().ToSingle());
        Assert.IsGreaterThan(0.01f, slopes.max().ToSingle());
    }

    // Fails if v is any other direction than W^T u.
    [TestMethod]
    public void T_SN_6_a_matrix_of_rank_1_takes_one_iteration()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new float[] { 1, 2, 2 }).unsqueeze(1) * tensor(new float[] { 3, 4 }).unsqueeze(0);
        var power = PowerIteration.Of(matrix, randn([3], generator: Random), 1);
        Assert.AreEqual(15, power.Sigma(matrix).ToSingle(), 1e-4);
    }

    // In every family all layers with a matrix of weights are wrapped. Fails for a shortcut that is forgotten.
    [TestMethod]
    public void Spectral_critics_have_no_other_weights()
    {
        NetworkFamily[] families = [new MlpFamily(8, 2) { SpectralCritic = true }, new DcganFamily(4) { SpectralCritic = true }, new ResNetFamily(4) { SpectralCritic = true }];
        foreach (var family in families)
        {
            using var critic = new Unconditional().CreateCritic(family, new ImageShape(1, 16, 16), Random);
            Assert.IsTrue(critic.named_parameters().All(p => p.name.Contains(".layer.", StringComparison.Ordinal)), family.ToString());
            Assert.AreEqual(critic.parameters().Count() / 2, critic.modules().OfType<SpectralLayer>().Count());
        }
    }

    // The estimate moves once after each critic step: not in losses, penalties or the generator's phase. Fails if it moves with every pass.
    [TestMethod]
    public void The_estimate_follows_the_weight_after_each_critic_step_only()
    {
        using var random = new RandomStreams(1);
        using var data = SmallData.Vectors();
        var game = new AdversarialGame(new Hinge()) { Regularizers = [new ZeroCenteredPenalty()] };
        var architecture = new GanArchitecture(data.Shape, 2, new MlpFamily(8, 1) { SpectralCritic = true }, new Unconditional());
        using var model = new AdversarialModel(architecture, game, random, CPU);
        using var loop = new TrainingLoop(model, data, new TrainingSettings { Iterations = 1, BatchSize = 4 }, random, CPU);
        var layer = model.Critic.modules().OfType<SpectralLayer>().First(layer => layer.get_buffer("u")!.numel() > 1);
        using var scope = NewDisposeScope();
        var step = new TrainingStep(loop.Batches, 4, random, CPU);
        var (u, v) = (layer.get_buffer("u")!.clone(), layer.get_buffer("v")!.clone());
        foreach (var phase in model.Phases) phase.Loss(step);
        Assert.IsTrue(u.Equals(layer.get_buffer("u")!) && v.Equals(layer.get_buffer("v")!), "A loss moved the estimate.");

        loop.Run();
        var weight = layer.get_parameter("layer.weight")!.detach();
        var expected = PowerIteration.Of(weight, u, 1);
        Assert.IsTrue(expected.U.Equals(layer.get_buffer("u")!) && expected.V.Equals(layer.get_buffer("v")!), "One iteration was due.");
        Assert.IsFalse(u.Equals(layer.get_buffer("u")!));
    }

    private static Tensor UnitVectors(long count) => nn.functional.one_hot(arange(count), count).to(ScalarType.Float32);
}
