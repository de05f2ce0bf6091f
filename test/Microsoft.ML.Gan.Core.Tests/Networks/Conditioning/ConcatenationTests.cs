using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

[TestClass]
public class ConcatenationTests
{
    private const int Classes = 3;

    public static IEnumerable<object[]> Families =>
        [[new MlpFamily(8, 2), new VectorShape(5)], [new MlpFamily(8, 2), new ImageShape(2, 8, 8)], [new DcganFamily(4), new ImageShape(2, 8, 16)]];

    // Fails if the class enters anywhere but through the extra channels, or in front of the sample's own.
    [TestMethod]
    [DynamicData(nameof(Families))]
    public void T_CG_1_without_its_one_hot_weights_the_critic_is_the_unconditional_one(NetworkFamily family, SampleShape shape)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var conditional = new Concatenation(Classes).CreateCritic(family, shape, random);
        using var unconditional = new Unconditional().CreateCritic(family, shape, random);
        using (no_grad())
        {
            foreach (var (c, u) in conditional.parameters().Zip(unconditional.parameters()))
            {
                // Only the first weight differs in shape: its inputs of the classes come last.
                long own = u.dim() > 1 ? u.shape[1] : 0;
                u.copy_(own == 0 ? c : c.narrow(1, 0, own));
                if (u.numel() != c.numel()) c.narrow(1, own, c.shape[1] - own).zero_();
            }
        }

        var x = randn([4, .. shape.Dimensions], generator: random);
        var expected = unconditional.call(x, null);
        foreach (long label in new long[] { 0, 1, 2 })
        {
            Assert.IsTrue(expected.allclose(conditional.call(x, full([4], label, ScalarType.Int64)), rtol: 1e-5, atol: 1e-6));
        }
    }

    // Fails if the generator sees the class beside its embedding.
    [TestMethod]
    [DynamicData(nameof(Families))]
    public void T_CG_2_equal_embeddings_make_the_generator_blind_to_the_class(NetworkFamily family, SampleShape shape)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var generator = new Concatenation(Classes, EmbeddingSize: 4).CreateGenerator(family, 2, shape, random);
        var z = randn([6, 2], generator: random);
        var (labels, others) = (tensor(new long[] { 0, 1, 2, 0, 1, 2 }), tensor(new long[] { 1, 2, 0, 2, 2, 1 }));
        CollectionAssert.AreNotEqual(Bits.Of(generator.call(z, labels)), Bits.Of(generator.call(z, others)));

        using (no_grad())
        {
            var table = generator.get_parameter("embedding.weight")!;
            table.copy_(table.narrow(0, 0, 1).expand(Classes, 4).clone());
        }

        CollectionAssert.AreEqual(Bits.Of(generator.call(z, labels)), Bits.Of(generator.call(z, others)));
    }

    // Fails if the labels are ignored, or their order is.
    [TestMethod]
    [DynamicData(nameof(Families))]
    public void T_CG_3_wrong_labels_change_score_and_gradient(NetworkFamily family, SampleShape shape)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = new Concatenation(Classes).CreateCritic(family, shape, random);
        var x = (5 * randn([2, .. shape.Dimensions], generator: random)).requires_grad_();
        (float[] Scores, byte[] Gradient) At(params long[] labels)
        {
            var scores = critic.call(x, tensor(labels));
            return (scores.data<float>().ToArray(), Bits.Of(autograd.grad([scores.square().sum()], [x])[0]));
        }

        var (right, wrong) = (At(0, 1), At(0, 2));
        Assert.AreEqual(right.Scores[0], wrong.Scores[0], "The first row kept its label.");
        Assert.AreNotEqual(right.Scores[1], wrong.Scores[1]);
        CollectionAssert.AreNotEqual(right.Gradient, wrong.Gradient);
    }

    [TestMethod]
    public void Missing_classes_are_an_error()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var (conditioning, family, shape) = (new Concatenation(Classes), new MlpFamily(4, 1), new VectorShape(2));
        using var generator = conditioning.CreateGenerator(family, 2, shape, random);
        using var critic = conditioning.CreateCritic(family, shape, random);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentNullException>(() => generator.call(zeros(1, 2), null)).Message, "class index of every row");
        Assert.ThrowsExactly<ArgumentNullException>(() => critic.call(zeros(1, 2), null));
    }
}
