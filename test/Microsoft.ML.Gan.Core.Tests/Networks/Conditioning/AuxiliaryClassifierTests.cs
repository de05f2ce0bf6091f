using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

[TestClass]
public class AuxiliaryClassifierTests
{
    // Logits (0, ln 3) are the probabilities 1/4 and 3/4. Fails with the classes exchanged, a sum over the batch, or the weights exchanged.
    [TestMethod]
    public void The_terms_are_weighted_cross_entropies()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { 0, MathF.Log(3), 0, MathF.Log(3) }, [2, 2]);
        var (verdict, other) = (new Verdict(zeros(2), logits), new Verdict(zeros(2), zeros(2, 2)));
        var labels = tensor(new long[] { 0, 1 });
        double mean = (Math.Log(4) + Math.Log(4.0 / 3)) / 2;
        var conditioning = new AuxiliaryClassifier(2) { CriticWeight = 2, GeneratorWeight = 0.5 };
        Assert.AreEqual(2 * mean, conditioning.CriticTerms(verdict, other, labels).Single().ToSingle(), 1e-6);
        Assert.AreEqual(0.5 * mean, conditioning.GeneratorTerms(verdict, labels).Single().ToSingle(), 1e-6);

        var both = (conditioning with { LearnsFromGenerated = true }).CriticTerms(verdict, other, labels).Select(term => term.ToSingle()).ToArray();
        Assert.HasCount(2, both);
        Assert.AreEqual(2 * Math.Log(2), both[1], 1e-6);
    }

    // Fails if the score sees the class, or comes from the classifier's head.
    [TestMethod]
    public void The_score_is_blind_to_the_class_and_the_logits_are_of_all_classes()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = new AuxiliaryClassifier(3).CreateCritic(new MlpFamily(8, 2), new VectorShape(2), random);
        var x = randn([4, 2], generator: random);
        var verdict = critic.Judge(x, null);
        CollectionAssert.AreEqual(new long[] { 4, 3 }, verdict.ClassLogits!.shape);
        CollectionAssert.AreEqual(Bits.Of(critic.call(x, tensor(new long[] { 0, 1, 2, 0 }))), Bits.Of(verdict.Scores));
    }

    [TestMethod]
    public void Negative_weights_are_refused() =>
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new AuxiliaryClassifier(2) { GeneratorWeight = -1 }).Message, "GeneratorWeight must be");

    // A file keeps all of it. Fails if a property is not written, or a kind is not known to the format.
    [TestMethod]
    public void Conditionings_survive_a_file()
    {
        Conditioning[] all =
        [
            new Concatenation(3, 7), new Projection(4) { Input = new EmbeddedClass(9) }, new Projection(4),
            new AuxiliaryClassifier(5) { CriticWeight = 2, GeneratorWeight = 3, LearnsFromGenerated = true, Input = new ClassNormalization() },
        ];
        foreach (var conditioning in all)
        {
            var architecture = new GanArchitecture(new VectorShape(2), 4, new MlpFamily(4), conditioning);
            var json = System.Text.Json.JsonSerializer.Serialize(architecture, Persistence.GanJson.Options);
            Assert.AreEqual(architecture, System.Text.Json.JsonSerializer.Deserialize<GanArchitecture>(json, Persistence.GanJson.Options));
        }
    }
}
