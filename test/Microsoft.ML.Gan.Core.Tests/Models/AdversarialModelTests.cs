using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
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
        training.Model.Phases[0].Loss(new TrainingStep(training.Data, training.Loop.Batches, 4, training.Random, CPU));
        Assert.IsTrue(training.Model.Generator.parameters().All(parameter => parameter.requires_grad));
        Assert.HasCount(1, objective.Fake);
        Assert.AreEqual(0, objective.FakesWithGraph);
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
