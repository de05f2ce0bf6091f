using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

[TestClass]
public class PackedFamilyTests
{
    private static readonly Generator Random = new(1, CPU);

    // Fails if row i is packed with row i + N/m.
    [TestMethod]
    public void T_TB_5_a_pack_is_consecutive_rows_in_their_order()
    {
        using var scope = NewDisposeScope();
        var body = new CapturingFamily();
        using var critic = new Unconditional().CreateCritic(new PackedFamily(body, 3), new VectorShape(2), Random);
        var scores = critic.call(arange(12, ScalarType.Float32).reshape(6, 2), null);
        CollectionAssert.AreEqual(new long[] { 2, 6 }, body.Seen[0].Shape);
        CollectionAssert.AreEqual(Enumerable.Range(0, 12).Select(i => (float)i).ToArray(), body.Seen[0].Values);
        CollectionAssert.AreEqual(new[] { 15f, 51f }, scores.data<float>().ToArray());
    }

    // Fails if the samples of a pack are interleaved pixel by pixel.
    [TestMethod]
    public void T_TB_5_images_become_further_channels()
    {
        using var scope = NewDisposeScope();
        var body = new CapturingFamily();
        using var critic = new Unconditional().CreateCritic(new PackedFamily(body, 2), new ImageShape(3, 4, 5), Random);
        var images = randn([4, 3, 4, 5], generator: Random);
        critic.call(images, null);
        CollectionAssert.AreEqual(new long[] { 2, 6, 4, 5 }, body.Seen[0].Shape);
        CollectionAssert.AreEqual(images.data<float>().ToArray(), body.Seen[0].Values);
    }

    // Fails if what is left over is dropped, or packed with zeros.
    [TestMethod]
    public void Batches_that_do_not_divide_are_refused()
    {
        using var scope = NewDisposeScope();
        using var critic = new Unconditional().CreateCritic(new PackedFamily(new MlpFamily(4, 1), 2), new VectorShape(2), Random);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => critic.call(zeros(5, 2), null)).Message, "A batch of 5 samples cannot be packed by 2");
    }

    // One t and one norm per pack: slope (1, 2) for the first and (2, 4) for the second sample of a pack has norm 5. Fails with a norm per sample.
    [TestMethod]
    public void A_gradient_penalty_takes_a_pack_for_one_point()
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (randn([8, 2], generator: Random), randn([8, 2], generator: Random));
        var w = tensor(new float[] { 1, 2, 2, 4 });
        var batch = new CriticBatch(x => x.reshape(-1, 4).mv(w), real, fake, zeros(4), zeros(4), Random);
        Assert.AreEqual(16, new GradientPenalty(1).Loss(batch).ToSingle(), 1e-4);

        var t = ((GradientPenalty.Interpolate(batch) - fake) / (real - fake)).data<float>().ToArray();
        foreach (var pack in t.Chunk(4)) Assert.IsLessThan(1e-4f, pack.Max() - pack.Min());
        Assert.HasCount(4, t.Select(value => Math.Round(value, 3)).Distinct());
    }

    // Fails with distances of samples where scores are of packs.
    [TestMethod]
    public void A_quadratic_potential_measures_whole_packs()
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (zeros(4, 1), tensor(new float[] { 1, 3, 5, 7 }, [4, 1]));
        var loss = new QuadraticPotential(1).CriticLoss(new CriticBatch(x => x, real, fake, tensor(new float[] { 2, 6 }), zeros(2), Random));
        // Distances 2 and 6: -2 + 4/4 and -6 + 36/12.
        Assert.AreEqual(-2, loss.ToSingle(), 1e-6);
    }

    [TestMethod]
    public void Packs_train_with_classes_and_a_penalty()
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 2 }, family: new PackedFamily(new DcganFamily(4), 2));
        training.Loop.Run();
        Assert.AreEqual(0, training.Loop.SkippedSteps);
        Assert.IsFalse(training.Model.Architecture.Family.CriticMixesSamples);
    }

    // x_r with x_f and x_f with x_r, in both phases. Fails if both scores are of the same order, or if real is packed with real.
    [TestMethod]
    public void A_binary_critic_sees_each_pair_in_both_orders()
    {
        var body = new CapturingFamily();
        using var random = new RandomStreams(1);
        using var data = SmallData.Vectors(8, 1);
        var architecture = new GanArchitecture(data.Shape, 2, new PackedFamily(body, 2), new Unconditional());
        using var model = new AdversarialModel(architecture, new AdversarialGame(new QuadraticPotential(Form: PotentialForm.Binary)), random, CPU);
        using (var loop = new TrainingLoop(model, data, new TrainingSettings { Iterations = 1, BatchSize = 4 }, random, CPU)) loop.Run();

        using var scope = NewDisposeScope();
        // The critic's phase scores T(x_r, x_f) first, the generator's T(x_f, x_r).
        Assert.HasCount(4, body.Seen);
        foreach (var (direct, swapped) in new[] { (body.Seen[0].Values, body.Seen[1].Values), (body.Seen[3].Values, body.Seen[2].Values) })
        {
            CollectionAssert.AreEqual(direct, swapped.Chunk(2).SelectMany(pair => pair.Reverse()).ToArray());
            var all = data.Rows(arange(8), CPU).Samples.data<float>().ToArray();
            Assert.IsTrue(direct.Chunk(2).All(pair => all.Contains(pair[0]) && !all.Contains(pair[1])), "The first of a pair is real.");
        }
    }

    [TestMethod]
    public void A_binary_objective_needs_a_critic_of_pairs()
    {
        using var random = new RandomStreams(1);
        foreach (var family in new NetworkFamily[] { new MlpFamily(4, 1), new PackedFamily(new MlpFamily(4, 1), 3) })
        {
            var architecture = new GanArchitecture(new VectorShape(2), 2, family, new Unconditional());
            var error = Assert.ThrowsExactly<ArgumentException>(() =>
                new AdversarialModel(architecture, new AdversarialGame(new QuadraticPotential(Form: PotentialForm.Binary)), random, CPU));
            StringAssert.Contains(error.Message, "PackedFamily of 2");
        }
    }
}
