using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

[TestClass]
public class AdversarialModelTests
{
    // N6: batch normalisation in the critic makes a sample's gradient depend on its neighbours.
    [TestMethod]
    public void Gradient_penalty_refuses_batch_normalisation_in_the_critic()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Create(Normalization.Batch, new GradientPenalty()));
        StringAssert.Contains(error.Message, "GradientPenalty");
        StringAssert.Contains(error.Message, "batch normalisation");
        Create(Normalization.Layer, new GradientPenalty()).Dispose();
        Create(Normalization.Batch, new Drift()).Dispose();
    }

    // Fails if the weights depend on anything but the stream, or the critic's on the generator's size.
    [TestMethod]
    public void The_same_stream_gives_the_same_networks()
    {
        using var first = Create(Normalization.None, new Drift());
        using var second = Create(Normalization.None, new Drift());
        CollectionAssert.AreEqual(Bits.Of(first), Bits.Of(second));
    }

    // N7: the trained generator stays in training mode, its average in evaluation mode, during and after a training.
    [TestMethod]
    public void Only_the_average_is_in_evaluation_mode()
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 2 });
        training.Loop.Run();
        Assert.IsTrue(training.Model.Generator.training && training.Model.Critic.training);
        Assert.IsFalse(training.Model.AverageGenerator.training);
        Assert.IsFalse(training.Model.AverageGenerator.parameters().Any(parameter => parameter.requires_grad));
    }

    // The loop freezes the generator in the critic's phase; the model does not count on it. Fails if fakes are made with their graph.
    [TestMethod]
    public void T_LOOP_3_fakes_of_the_critic_carry_no_graph_even_from_a_generator_that_is_not_frozen()
    {
        var objective = new RecordingObjective();
        using var training = SmallTraining.OfVectors(objective: objective);
        using var scope = NewDisposeScope();
        training.Model.Phases[0].Loss(new TrainingStep(training.Loop.Batches, 4, training.Random, CPU));
        Assert.IsTrue(training.Model.Generator.parameters().All(parameter => parameter.requires_grad));
        Assert.HasCount(1, objective.Fake);
        Assert.AreEqual(0, objective.FakesWithGraph);
    }

    // Three iterations of one critic step on 4 rows and two generator steps on 12. Fails if either stays as it is by default, or if the critic's batches grow too.
    [TestMethod]
    public void The_generator_takes_steps_and_batches_of_its_own()
    {
        var objective = new RecordingObjective();
        using var random = new RandomStreams(1);
        using var data = SmallData.Vectors();
        var game = new AdversarialGame(objective) { GeneratorSteps = 2, GeneratorBatchFactor = 3 };
        using var model = new AdversarialModel(new GanArchitecture(data.Shape, 2, new MlpFamily(4, 1), new Unconditional()), game, random, CPU);
        using var loop = new TrainingLoop(model, data, new() { Iterations = 3, BatchSize = 4 }, random, CPU);
        loop.Run();
        CollectionAssert.AreEqual(Enumerable.Repeat(12L, 6).ToArray(), objective.GeneratorBatches);
        CollectionAssert.AreEqual(Enumerable.Repeat(4 * 3, 3).ToArray(), objective.Real.Select(batch => batch.Length).ToArray());
    }

    // Every real row is its own class. The generator, and the critic of reals, fakes and interpolates, must get the classes of these rows.
    // Fails if fakes or interpolates have other classes than the reals they are compared with.
    [TestMethod]
    public void T_CG_4_a_phase_uses_one_set_of_classes_throughout()
    {
        using var scope = NewDisposeScope();
        using var random = new RandomStreams(1);
        var conditioning = new RecordingConditioning();
        var architecture = new GanArchitecture(new VectorShape(1), 1, new MlpFamily(4, 1), conditioning);
        using var model = new AdversarialModel(architecture, new AdversarialGame(new Wasserstein()) { Regularizers = [new GradientPenalty()] }, random, CPU);
        using var data = new Dataset(tensor(new[] { 0f, 1f, 2f, 0f, 1f, 2f }, [6, 1]), tensor(new[] { 0L, 1L, 2L, 0L, 1L, 2L }), 3);
        using var loop = new TrainingLoop(model, data, new() { BatchSize = 5 }, random, CPU);
        var step = new TrainingStep(loop.Batches, 5, random, CPU);

        model.Phases[0].Loss(step);
        Assert.AreEqual("G D D D", string.Join(' ', conditioning.Calls.Select(call => call.Network)));
        long[] classes = conditioning.Calls[0].Classes;
        CollectionAssert.AreEqual(classes, conditioning.Calls[1].Inputs.Select(value => (long)value).ToArray(), "the reals' own classes");
        foreach (var call in conditioning.Calls) CollectionAssert.AreEqual(classes, call.Classes);

        conditioning.Calls.Clear();
        model.Phases[1].Loss(step);
        Assert.AreEqual("G D", string.Join(' ', conditioning.Calls.Select(call => call.Network)));
        CollectionAssert.AreEqual(conditioning.Calls[0].Classes, conditioning.Calls[1].Classes);
    }

    // Fails if two networks share a tensor: disposing would then end both, and the average would move with its source.
    [TestMethod]
    public void Networks_share_no_parameter()
    {
        using var model = Create(Normalization.None, new Drift());
        var all = model.Networks.SelectMany(entry => entry.Network.parameters()).ToList();
        Assert.HasCount(all.Count, all.Distinct());
        Assert.HasCount(model.Networks.Count, model.Networks.Select(entry => entry.Name).Distinct());
    }

    private static AdversarialModel Create(Normalization criticNormalization, CriticRegularizer regularizer)
    {
        using var random = new RandomStreams(1);
        var architecture = new GanArchitecture(new ImageShape(1, 16, 16), 4, new DcganFamily(4) { CriticNormalization = criticNormalization }, new Unconditional());
        return new AdversarialModel(architecture, new AdversarialGame(new Wasserstein()) { Regularizers = [regularizer] }, random, CPU);
    }
}
