using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class ScorerTests
{
    private static readonly VectorShape Shape = new(2);

    // The critic adds up its input: a pack of x with two generated samples g scores sum(x) + sum(g) + sum(g'), and over all packs every g counts twice
    // in sixteen. Fails if companions are real rows, copies of x, or rows of another seed.
    [TestMethod]
    public void A_sample_is_scored_in_the_company_of_generated_ones()
    {
        using var scope = NewDisposeScope();
        using var gan = Create(new PackedFamily(new CapturingFamily(), 3), new Unconditional());
        var generated = new Sampler(gan, 5).Rows(0, Sampler.BlockSize);
        var samples = tensor(new[] { 1f, 2f, -3f, 0.5f }, [2, 2]);
        var scores = new Scorer(gan, 5).Score(samples).data<float>().ToArray();
        double company = 2 * generated.sum().ToSingle() / Sampler.BlockSize;
        Assert.AreEqual(3 + company, scores[0], 1e-5);
        Assert.AreEqual(-2.5 + company, scores[1], 1e-5);
    }

    // Fails if the sample is not first: a critic of pairs would say how much more real the generated one is.
    [TestMethod]
    public void The_sample_comes_first_in_its_pack()
    {
        using var scope = NewDisposeScope();
        var family = new CapturingFamily();
        using var gan = Create(new PackedFamily(family, 2), new Unconditional());
        new Scorer(gan, 1).Score(tensor(new[] { 7f, 8f }, [1, 2]));
        var (shape, values) = family.Seen.Single();
        CollectionAssert.AreEqual(new long[] { Sampler.BlockSize, 4 }, shape);
        Assert.IsTrue(values.Chunk(4).All(pack => pack[0] == 7 && pack[1] == 8));
        Assert.HasCount(Sampler.BlockSize, values.Chunk(4).Select(pack => pack[2]).Distinct());
    }

    // Fails if a row's company depends on its neighbours, or on the classes scored before.
    [TestMethod]
    public void A_score_depends_on_the_sample_and_its_class_only()
    {
        using var scope = NewDisposeScope();
        using var gan = Create(new PackedFamily(new MlpFamily(8, 1), 2), new Concatenation(3, 2));
        var samples = randn([4, 2], generator: new Generator(3, CPU));
        Label[] classes = [2, 0, 1, 2];
        var scorer = new Scorer(gan, 1);
        var together = scorer.Score(samples, classes).data<float>().ToArray();
        for (int i = 3; i >= 0; i--)
        {
            Assert.AreEqual(together[i], new Scorer(gan, 1).Score(samples.narrow(0, i, 1), [classes[i]]).ToSingle());
            Assert.AreEqual(together[i], scorer.Score(samples.narrow(0, i, 1), [classes[i]]).ToSingle());
        }

        Assert.AreNotEqual(together[0], scorer.Score(samples.narrow(0, 0, 1), [1]).ToSingle());
    }

    // Fails if a plain critic's score is more than the critic's word.
    [TestMethod]
    public void A_critic_of_single_samples_scores_by_itself()
    {
        using var scope = NewDisposeScope();
        using var gan = Create(new CapturingFamily(), new Unconditional());
        var scores = new Scorer(gan, 1).Score(tensor(new[] { 1f, 2f, -3f, 0.5f }, [2, 2]));
        CollectionAssert.AreEqual(new[] { 3f, -2.5f }, scores.data<float>().ToArray());
    }

    private static TrainedGan Create(NetworkFamily family, Conditioning conditioning)
    {
        using var random = new Generator(1, CPU);
        var architecture = new GanArchitecture(Shape, 3, family, conditioning);
        return new TrainedGan(architecture, architecture.CreateGenerator(random), architecture.CreateCritic(random));
    }
}
