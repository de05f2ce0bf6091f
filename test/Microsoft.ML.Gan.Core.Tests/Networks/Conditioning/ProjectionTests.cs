using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

[TestClass]
public class ProjectionTests
{
    private const int Classes = 3;
    private static readonly SampleShape Shape = new ImageShape(2, 8, 8);

    public static IEnumerable<object[]> Families =>
        [[new MlpFamily(8, 2)], [new DcganFamily(4)], [new ResNetFamily(4)], [new DcganFamily(4) { SpectralCritic = true }]];

    // Fails if V enters with a bias, or scores are divided between the two heads.
    [TestMethod]
    [DynamicData(nameof(Families))]
    public void T_CG_1_without_V_the_critic_is_the_unconditional_one(NetworkFamily family)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var conditional = new Projection(Classes).CreateCritic(family, Shape, random);
        using var random2 = new Generator(1, CPU);
        using var unconditional = new Unconditional().CreateCritic(family, Shape, random2);
        Assert.IsFalse(conditional.has_parameter("projection.bias"));
        var x = randn([4, .. Shape.Dimensions], generator: random);
        var labels = tensor(new long[] { 0, 1, 2, 1 });
        var h = Part(conditional, "features").call(x);
        var projected = Part(conditional, "projection").call(h);
        var expected = unconditional.call(x, null) + stack(Enumerable.Range(0, 4).Select(i => projected[i, labels.data<long>()[i]]).ToArray());
        Assert.IsTrue(expected.allclose(conditional.call(x, labels), rtol: 1e-5, atol: 1e-6), "D(x, y) = D(x) + V_y . h(x)");
    }

    // Fails if another class's row is taken.
    [TestMethod]
    public void T_CG_1_classes_differ_by_the_difference_of_their_rows()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = new Projection(Classes).CreateCritic(new MlpFamily(8, 2), Shape, random);
        var x = randn([1, .. Shape.Dimensions], generator: random);
        var h = Part(critic, "features").call(x)[0];
        var v = critic.get_parameter("projection.weight")!;
        var (two, zero) = (critic.call(x, tensor(new[] { 2L })), critic.call(x, tensor(new[] { 0L })));
        Assert.AreEqual(((v[2] - v[0]) * h).sum().ToSingle(), (two - zero).ToSingle(), 1e-5);
    }

    // Fails for gains that are not added to 1, or statistics per class.
    [TestMethod]
    public void T_CG_2_equal_rows_make_conditional_batch_normalisation_the_plain_one()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var conditional = new ConditionalBatchNormalization(2, Classes);
        using var plain = nn.BatchNorm2d(2);
        using (no_grad())
        {
            conditional.get_parameter("gain.weight")!.copy_(tensor(new float[] { 1, 2 }));
            conditional.get_parameter("bias.weight")!.copy_(tensor(new float[] { -1, 5 }));
            plain.weight!.copy_(tensor(new float[] { 2, 3 }));
            plain.bias!.copy_(tensor(new float[] { -1, 5 }));
        }

        var (x, labels) = (randn([4, 2, 3, 3], generator: random), tensor(new long[] { 0, 1, 2, 1 }));
        Assert.IsTrue(plain.call(x).allclose(conditional.call(x, labels), rtol: 1e-5, atol: 1e-6), "training");
        conditional.eval();
        plain.eval();
        Assert.IsTrue(plain.call(x).allclose(conditional.call(x, labels), rtol: 1e-5, atol: 1e-6), "running statistics");
    }

    // x = 1, 3 has mean 2 and deviation 1: normalised -1, 1; gain 2 and bias 10 for class 1. Fails if a vector is normalised over its values.
    [TestMethod]
    public void Each_sample_has_the_gain_and_bias_of_its_class()
    {
        using var scope = NewDisposeScope();
        using var layer = new ConditionalBatchNormalization(1, 2);
        using (no_grad())
        {
            layer.get_parameter("gain.weight")!.copy_(tensor(new float[] { 0, 1 }, [2, 1]));
            layer.get_parameter("bias.weight")!.copy_(tensor(new float[] { 0, 10 }, [2, 1]));
        }

        var y = layer.call(tensor(new float[] { 1, 3 }, [2, 1]), tensor(new long[] { 0, 1 })).data<float>().ToArray();
        Assert.AreEqual(-1, y[0], 1e-4);
        Assert.AreEqual(12, y[1], 1e-4);
    }

    // The class enters through the normalisation alone, everywhere but behind the blocks of the ResNet. Fails if a block keeps the unconditional one.
    [TestMethod]
    public void The_generator_has_a_gain_and_bias_per_class_in_every_normalisation()
    {
        foreach (var (family, blind) in new (NetworkFamily, int)[] { (new DcganFamily(4), 0), (new ResNetFamily(4), 1), (new PackedFamily(new DcganFamily(4), 2), 0) })
        {
            using var scope = NewDisposeScope();
            using var random = new Generator(1, CPU);
            using var generator = new ClassNormalization().CreateGenerator(family, 3, new ImageShape(1, 16, 16), Classes, random);
            var norms = generator.modules().OfType<TorchSharp.Modules.BatchNorm2d>().Count();
            Assert.IsGreaterThan(blind, norms);
            Assert.AreEqual(norms - blind, generator.modules().OfType<ConditionalBatchNormalization>().Count());

            var (z, other) = (randn([6, 3], generator: random), tensor(new long[] { 1, 1, 1, 2, 2, 2 }));
            using var noGrad = no_grad();
            CollectionAssert.AreEqual(Bits.Of(generator.call(z, zeros(6, ScalarType.Int64))), Bits.Of(generator.call(z, other)), "All gains are 1 at the start.");
            foreach (var (_, gain) in generator.named_parameters().Where(p => p.name.EndsWith("gain.weight", StringComparison.Ordinal))) gain[2].fill_(3);
            CollectionAssert.AreNotEqual(Bits.Of(generator.call(z, zeros(6, ScalarType.Int64))), Bits.Of(generator.call(z, other)));
        }
    }

    // Fails if the class is dropped silently.
    [TestMethod]
    public void Networks_that_would_not_see_the_class_are_refused()
    {
        using var random = new Generator(1, CPU);
        foreach (var family in new NetworkFamily[] { new MlpFamily(4), new DcganFamily(4) { GeneratorNormalization = Normalization.Layer } })
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => new Projection(Classes).CreateGenerator(family, 2, Shape, random));
            StringAssert.Contains(error.Message, "EmbeddedClass");
        }

        foreach (var conditioning in new Conditioning[] { new Projection(Classes), new AuxiliaryClassifier(Classes) })
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => conditioning.CreateCritic(new PackedFamily(new MlpFamily(4), 2), Shape, random));
            StringAssert.Contains(error.Message, "no single class");
        }
    }

    private static nn.Module<Tensor, Tensor> Part(nn.Module network, string name) =>
        (nn.Module<Tensor, Tensor>)network.named_children().Single(child => child.name == name).module;
}
