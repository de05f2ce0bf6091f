using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>Labels that are vectors c, of which classes are the one-hot ones.</summary>
[TestClass]
public class VectorLabelTests
{
    private const int Size = 3;
    private static readonly ImageShape Shape = new(2, 8, 8);

    public static IEnumerable<object[]> Networks =>
    [
        [new Concatenation(Size, 4), new MlpFamily(8, 2)], [new Concatenation(Size, 4), new DcganFamily(4)], [new Concatenation(Size, 4), new PackedFamily(new MlpFamily(8, 2), 2)],
        [new Projection(Size), new DcganFamily(4) { SpectralCritic = true }], [new Projection(Size), new ResNetFamily(4)],
        [new Projection(Size) { Input = new EmbeddedClass(5) }, new MlpFamily(8, 2)],
    ];

    // Fails if a class is looked up in another order than its vector weighs, or vectors pass through a network that classes do not.
    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void A_one_hot_vector_is_its_class_bit_for_bit_in_the_networks_and_in_their_training(object conditioning, NetworkFamily family)
    {
        byte[] Train(bool asVectors)
        {
            using var scope = NewDisposeScope();
            var classes = tensor(Enumerable.Range(0, 20).Select(i => (long)i % Size).ToArray());
            using var pixels = new Generator(12, CPU);
            var samples = randint(256, Shape.Batched(20), dtype: ScalarType.Byte, generator: pixels);
            using var data = asVectors ? new Dataset(samples, nn.functional.one_hot(classes, Size).to(ScalarType.Float32)) : new Dataset(samples, classes, Size);
            using var random = new RandomStreams(3);
            using var model = new AdversarialModel(new GanArchitecture(Shape, 4, family, (Conditioning)conditioning), new AdversarialGame(new StandardGan()), random, CPU);
            using var loop = new TrainingLoop(model, data, new TrainingSettings { Iterations = 3, BatchSize = 4 }, random, CPU);
            loop.Run();
            return Bits.Of(model);
        }

        CollectionAssert.AreEqual(Train(asVectors: false), Train(asVectors: true));
    }

    // By an independent formula: rows of the table are looked up for classes, and multiplied and added up by hand for vectors. Fails with the table transposed
    // or the embedding in another place.
    [TestMethod]
    public void The_generators_embedding_is_linear_and_of_a_class_the_row_of_a_table()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var body = new CapturingGenerator();
        using var generator = new EmbeddingGenerator(Size, new EmbeddedClass(2), 1, body, random);
        using (no_grad()) generator.get_parameter("embedding.weight")!.copy_(tensor(new float[] { 1, 10, 2, 20, 3, 30 }, [3, 2]));
        var rows = tensor(new float[] { 7, 8, 7, 8 }, [2, 2]);
        generator.call(rows, tensor(new[] { 2L, 0L }));
        CollectionAssert.AreEqual(new float[] { 7, 3, 30, 8, 7, 1, 10, 8 }, body.Seen);
        generator.call(rows, tensor(new[] { 0.5f, 0, -1, 1, 1, 1 }, [2, 3]));
        CollectionAssert.AreEqual(new[] { 7, -2.5f, -25, 8, 7, 6, 60, 8 }, body.Seen);
    }

    // Fails if c enters the first layer in front of x, or V enters for half of c.
    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void T_CG_1_for_the_zero_vector_the_critic_is_the_unconditional_one(object conditioning, NetworkFamily family)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var conditional = ((Conditioning)conditioning).CreateCritic(family, Shape, random);
        using var unconditional = new Unconditional().CreateCritic(family, Shape, random);
        using (no_grad())
        {
            foreach (var (name, u) in unconditional.named_parameters()) CopyOwnInputs(conditional.get_parameter(name) ?? conditional.get_parameter($"body.{name}")!, u, family.SamplesPerScore);
            foreach (var (name, u) in unconditional.named_buffers()) u.copy_(conditional.named_buffers().Single(b => b.name == name || b.name == $"body.{name}").buffer);
        }

        conditional.eval();
        unconditional.eval();
        var x = randn([4, .. Shape.Dimensions], generator: random);
        Assert.IsTrue(unconditional.call(x, null).allclose(conditional.call(x, zeros(4, Size)), rtol: 1e-5, atol: 1e-6));
    }

    // Fails if the features are weighed by anything but (c - c') V.
    [TestMethod]
    public void T_CG_1_scores_differ_by_the_difference_of_the_vectors_times_V()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = new Projection(Size).CreateCritic(new MlpFamily(8, 2), Shape, random);
        var x = randn([1, .. Shape.Dimensions], generator: random);
        var (c, other) = (tensor(new[] { 0.5f, -2, 1 }, [1, 3]), tensor(new[] { -1f, 0.25f, 3 }, [1, 3]));
        var h = ((nn.Module<Tensor, Tensor>)critic.named_children().Single(child => child.name == "features").module).call(x);
        double expected = ((c - other).matmul(critic.get_parameter("projection.weight")!) * h).sum().ToSingle();
        Assert.AreEqual(expected, (critic.call(x, c) - critic.call(x, other)).ToSingle(), 1e-5);
    }

    // x = 1, 3 is normalised to -1, 1; W = (1, 3) and B = (10, 20). c = (2, -1): gain 1 + 2 - 3 = 0, bias 0. c = (0.5, 0.5): gain 3, bias 15.
    // Fails if the gain has no 1 of its own: it would be 2 for the second.
    [TestMethod]
    public void T_CG_2_the_gain_of_conditional_batch_normalisation_is_1_and_linear_in_c()
    {
        using var scope = NewDisposeScope();
        using var layer = new ConditionalBatchNormalization(1, 2);
        var x = tensor(new float[] { 1, 3 }, [2, 1]);
        var c = tensor(new[] { 2, -1, 0.5f, 0.5f }, [2, 2]);
        var plain = layer.call(x, c).detach().data<float>().ToArray();
        Assert.AreEqual((-1, 1), (plain[0], plain[1]), EqualTo(1e-4), "It is plain batch normalisation at the start, whatever c is.");
        using (no_grad())
        {
            layer.get_parameter("gain.weight")!.copy_(tensor(new float[] { 1, 3 }, [2, 1]));
            layer.get_parameter("bias.weight")!.copy_(tensor(new float[] { 10, 20 }, [2, 1]));
        }

        var y = layer.call(x, c).detach().data<float>().ToArray();
        Assert.AreEqual((0, 18), (y[0], y[1]), EqualTo(1e-4));
    }

    // Fails if a row's vector is ignored, or reaches another row.
    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void T_CG_3_wrong_vectors_change_score_and_gradient(object conditioning, NetworkFamily family)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = ((Conditioning)conditioning).CreateCritic(family, Shape, random);
        int pack = family.SamplesPerScore;
        var x = (5 * randn([2 * pack, .. Shape.Dimensions], generator: random)).requires_grad_();
        var c = randn([2 * pack, Size], generator: random);
        var wrong = c.clone();
        wrong[2 * pack - 1].add_(1);
        (float[] Scores, byte[] Gradient) At(Tensor labels)
        {
            var scores = critic.call(x, labels);
            return (scores.detach().data<float>().ToArray(), Bits.Of(autograd.grad([scores.square().sum()], [x])[0]));
        }

        var (right, changed) = (At(c), At(wrong));
        Assert.AreEqual(right.Scores[0], changed.Scores[0], "The first row kept its vector.");
        Assert.AreNotEqual(right.Scores[1], changed.Scores[1]);
        CollectionAssert.AreNotEqual(right.Gradient, changed.Gradient);
    }

    // Fails if vectors reach a cross-entropy, a choice of one score or a bank of classes.
    [TestMethod]
    public void What_needs_classes_refuses_vectors_and_vectors_have_one_length()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var (family, shape) = (new MlpFamily(4, 1), new VectorShape(2));
        Assert.IsTrue(new AuxiliaryClassifier(2).NeedsClasses && new LabelSelection(2).NeedsClasses);
        Assert.IsFalse(new Concatenation(2).NeedsClasses || new Projection(2).NeedsClasses);
        using var selecting = new LabelSelection(2).CreateCritic(family, shape, random);
        using var bank = new PosteriorBank(2, 1);
        Refuses(() => selecting.call(zeros(1, 2), zeros(1, 2)), "LabelSelection needs classes, but the labels are vectors [1,2]");
        Refuses(() => _ = new AuxiliaryClassifier(2).GeneratorTerms(new Verdict(zeros(1), zeros(1, 2)), zeros(1, 2)).ToList(), "AuxiliaryClassifier needs classes");
        Refuses(() => bank.Add(new(zeros(1, 1), ones(1, 1)), zeros(1, 2)), "PosteriorBank needs classes");

        using var critic = new Concatenation(3).CreateCritic(family, shape, random);
        Refuses(() => critic.call(zeros(1, 2), zeros(1, 2)), "vectors [N,3], but are Float32 [1,2]");
    }

    private static void Refuses(Action action, string said) => StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(action).Message, said);

    // The inputs that are the samples' own: of each of the samples that share a score, those in front of the label's.
    private static void CopyOwnInputs(Tensor conditional, Tensor unconditional, int samples)
    {
        if (conditional.shape.SequenceEqual(unconditional.shape))
        {
            unconditional.copy_(conditional);
            return;
        }

        var (from, to) = (conditional.reshape([conditional.shape[0], samples, -1, .. conditional.shape[2..]]), unconditional.reshape([unconditional.shape[0], samples, -1, .. unconditional.shape[2..]]));
        to.copy_(from.narrow(2, 0, to.shape[2]));
    }

    private static EqualityComparer<(float, float)> EqualTo(double delta) =>
        EqualityComparer<(float, float)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) <= delta && Math.Abs(a.Item2 - b.Item2) <= delta);

    private sealed class CapturingGenerator() : GeneratorNetwork(nameof(CapturingGenerator))
    {
        public float[] Seen { get; private set; } = [];

        public override Tensor forward(Tensor latents, Tensor? labels)
        {
            Seen = latents.detach().contiguous().data<float>().ToArray();
            return latents;
        }
    }
}
