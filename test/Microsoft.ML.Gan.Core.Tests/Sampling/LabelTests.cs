using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class LabelTests
{
    // Fails if arrays are compared as objects: equal vectors would not share a cached block.
    [TestMethod]
    public void Labels_are_equal_where_their_numbers_are()
    {
        Label vector = new[] { 1f, 2f };
        Assert.IsTrue(vector == new Label([1, 2]) && vector.GetHashCode() == new Label([1, 2]).GetHashCode());
        Assert.IsTrue(vector != new Label([1, 3]) && vector != new Label([1]) && vector != 1 && vector != default);
        Assert.IsTrue(new Label(3) == 3 && new Label(3) != 4 && default == new Label(0));
        Assert.AreEqual(("3", "1, 2"), ($"{new Label(3)}", $"{vector}"));
    }

    [TestMethod]
    public void They_are_stacked_to_what_the_networks_take_and_back()
    {
        using var scope = NewDisposeScope();
        Label[] classes = [2, 0], vectors = [new[] { 1f, 2f }, new[] { 3f, 4f }, new[] { 5f, 6f }];
        CollectionAssert.AreEqual(new long[] { 2, 0 }, Label.Stack(classes).data<long>().ToArray());
        CollectionAssert.AreEqual(new long[] { 3, 2 }, Label.Stack(vectors).shape);
        CollectionAssert.AreEqual(classes, Label.Unstack(Label.Stack(classes)));
        CollectionAssert.AreEqual(vectors, Label.Unstack(Label.Stack(vectors)));
        Assert.IsEmpty(Label.Unstack(null));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Label.Stack([new[] { 1f, 2f }, new[] { 3f }])).Message, "Label 1 has 1 values, but label 0 has 2");
        Assert.ThrowsExactly<ArgumentException>(() => Label.Stack([1, new[] { 3f }]));
    }

    // Fails if the rows of a block that are not asked for have labels of another kind, or a row gets its neighbour's vector.
    [TestMethod]
    public void T_RNG_1_a_row_depends_on_its_own_vector_only()
    {
        using var scope = NewDisposeScope();
        using var gan = Create(new MlpFamily(8, 2), new Concatenation(2, 3));
        var labels = Enumerable.Range(0, 40).Select(i => new Label([i / 10f, -i])).ToArray();
        var all = new Sampler(gan, 5).Rows(0, 40, labels);
        foreach (int row in new[] { 39, 16, 15, 3 }) CollectionAssert.AreEqual(Bits.Of(all[row]), Bits.Of(new Sampler(gan, 5).Rows(row, 1, [labels[row]])[0]));
        CollectionAssert.AreNotEqual(Bits.Of(all[3]), Bits.Of(new Sampler(gan, 5).Rows(3, 1, [labels[4]])[0]));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new Sampler(gan, 5).Rows(0, 1, [new[] { 1f }])).Message, "vectors [N,2], but are Float32 [16,1]");
    }

    // Fails if the company that a sample was scored in is kept for another vector, or made for none.
    [TestMethod]
    public void A_score_depends_on_the_sample_and_its_vector_only()
    {
        using var scope = NewDisposeScope();
        using var gan = Create(new PackedFamily(new MlpFamily(8, 1), 2), new Concatenation(2, 3));
        using var random = new Generator(3, CPU);
        var samples = randn([3, 2], generator: random);
        Label[] labels = [new[] { 1f, 0f }, new[] { 0.5f, 0.5f }, new[] { 1f, 0f }];
        var scorer = new Scorer(gan, 1);
        var together = scorer.Score(samples, labels).data<float>().ToArray();
        for (int i = 2; i >= 0; i--) Assert.AreEqual(together[i], new Scorer(gan, 1).Score(samples.narrow(0, i, 1), [labels[i]]).ToSingle());
        Assert.AreNotEqual(together[0], scorer.Score(samples.narrow(0, 0, 1), [labels[1]]).ToSingle());
    }

    // The search ends at 0 at once where the target is what the generator makes of the row and the vector. Fails if it searches under another vector.
    [TestMethod]
    public void A_projection_is_searched_for_under_the_vector()
    {
        using var scope = NewDisposeScope();
        using var gan = Create(new MlpFamily(8, 2), new Concatenation(2, 3));
        Label label = new[] { 0.5f, -1f };
        var target = new Sampler(gan, 5).Rows(7, 1, [label]);
        var projection = new LatentProjection(gan, new(Starts: 1, Steps: 0), seed: 5);
        Assert.AreEqual(0, projection.Of(target, 7, label).Distance, 1e-4);
        Assert.IsGreaterThan(1e-2, projection.Of(target, 7, new[] { -0.5f, 1f }).Distance);
    }

    // StyleGAN's own conditioning needs classes; vectors get a projection. Fails if styles are made without the vector.
    [TestMethod]
    public void Styles_are_made_of_the_vector()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(new Projection(2) { Input = new EmbeddedClass(512) }, SmallStyle.Family.DefaultVectorConditioning(2));
        var architecture = new GanArchitecture(new ImageShape(1, 8, 8), 3, SmallStyle.Family, new Projection(2) { Input = new EmbeddedClass(4) });
        using var random = new Generator(1, CPU);
        using var gan = new TrainedGan(architecture, architecture.CreateGenerator(random), architecture.CreateCritic(random));
        Label[] labels = [new[] { 1f, 0f }, new[] { 3f, -2f }];
        var images = new StyleSampler(gan, 1).Rows([0L, 1L], labels);
        Assert.IsTrue(images.allclose(new Sampler(gan, 1).Rows(0, 2, labels), rtol: 1e-4, atol: 1e-5));
        Assert.IsFalse(images[1].allclose(new StyleSampler(gan, 1).Rows([0L, 1L], [labels[0], labels[0]])[1], rtol: 1e-4, atol: 1e-5));
    }

    private static TrainedGan Create(NetworkFamily family, Conditioning conditioning)
    {
        using var random = new Generator(1, CPU);
        var architecture = new GanArchitecture(new VectorShape(2), 3, family, conditioning);
        return new TrainedGan(architecture, architecture.CreateGenerator(random), architecture.CreateCritic(random));
    }
}
