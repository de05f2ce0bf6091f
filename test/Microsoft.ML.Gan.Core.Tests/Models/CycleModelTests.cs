using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

[TestClass]
public class CycleModelTests
{
    private static readonly CycleGame WithIdentity = new() { IdentityWeight = 0.5 };

    // Critics that say 0 cost (0 - 1)^2 for each translator. Fails if a cycle or identity error is taken to another sample than its own.
    [TestMethod]
    public void T_CY_1_identity_translators_have_no_cycle_and_no_identity_error()
    {
        using var training = SmallTranslation.OfNumbers(3, -2, new ScalingTranslation(1, 0), WithIdentity);
        using var scope = NewDisposeScope();
        var step = training.Step;
        step.Begin(isReporting: true);
        Assert.AreEqual(2, training.Model.Phases[0].Loss(step).ToSingle());
        foreach (string error in new[] { "CycleErrorA", "CycleErrorB", "IdentityErrorA", "IdentityErrorB" }) Assert.AreEqual(0, step.Metrics[error], error);
    }

    // a = 3, b = -2, translators that double, critics that say x / 2: D_B(G a) = 3, D_A(F b) = -2; |F(G a) - a| = 9, |G(F b) - b| = 6, |F a - a| = 3, |G b - b| = 2.
    // (3 - 1)^2 + (-2 - 1)^2 + 10 * 9 + 20 * 6 + 0.5 * (10 * 3 + 20 * 2) = 13 + 90 + 120 + 35. Fails with the two weights exchanged.
    // Critics: ((-2 / 2 - 1)^2 + 3^2 + (3 / 2 - 1)^2 + 2^2) / 2 = (4 + 9 + 0.25 + 4) / 2. Fails if the critics are exchanged.
    [TestMethod]
    public void Losses_are_those_of_the_paper()
    {
        using var training = SmallTranslation.OfNumbers(3, -2, new ScalingTranslation(2, 0.5f), WithIdentity with { CycleWeightB = 20 });
        using var scope = NewDisposeScope();
        var step = training.Step;
        step.Begin(isReporting: true);
        Assert.AreEqual(258, training.Model.Phases[0].Loss(step).ToSingle(), 1e-4);
        Assert.AreEqual(8.625, training.Model.Phases[1].Loss(step).ToSingle(), 1e-5);
        Assert.AreEqual((9, 6, 3, 2), (step.Metrics["CycleErrorA"], step.Metrics["CycleErrorB"], step.Metrics["IdentityErrorA"], step.Metrics["IdentityErrorB"]));
    }

    // Fails if the critics' phase draws batches of its own, or translates again after the translators' step (the factor is no longer 2 then).
    [TestMethod]
    public void Critics_see_what_was_translated_before_the_translators_step()
    {
        var objective = new RecordingObjective();
        using var training = SmallTranslation.OfNumbers(3, -2, new ScalingTranslation(2, 0.5f), WithIdentity with { Objective = objective, PoolSize = 0 });
        training.RunUntil(1);
        CollectionAssert.AreEqual(new[] { 3f, -2f }, objective.Real.Select(values => values.Single()).ToArray());
        CollectionAssert.AreEqual(new[] { -4f, 6f }, objective.Fake.Select(values => values.Single()).ToArray());
        Assert.AreEqual((0, 2), (objective.FakesWithGraph, objective.GeneratorBatches.Count));
        using var factor = training.Model.Trained.AToB.parameters().Single().detach();
        Assert.AreNotEqual(2, factor.ToSingle());
    }

    // Fails if the averages are not moved, or copied when they should not be.
    [TestMethod]
    public void Averages_equal_the_translators_at_decay_0_and_differ_otherwise()
    {
        foreach (double decay in new[] { 0, 0.9 })
        {
            using var training = SmallTranslation.OfVectors(SmallTranslation.Settings with { Average = new(decay) });
            training.Loop.Run();
            foreach (var (source, average) in training.Model.Averages)
            {
                Assert.AreEqual(decay == 0, Bits.Of(source).SequenceEqual(Bits.Of(average)));
                Assert.IsFalse(average.parameters().Any(parameter => parameter.requires_grad));
            }
        }
    }

    [TestMethod]
    public void Identity_weight_is_half_between_images_of_one_shape_and_refused_between_others()
    {
        static double Weight(SampleShape a, SampleShape b, double? asked) =>
            new CycleGame { IdentityWeight = asked }.IdentityWeightOf(new(a, b, new Networks.Cycle.MlpTranslation(2, 1)));
        var (grey, colour, vector) = (new ImageShape(1, 8, 8), new ImageShape(3, 8, 8), new VectorShape(3));
        Assert.AreEqual(0.5, Weight(colour, colour, null));
        Assert.AreEqual(0, Weight(grey, colour, null));
        Assert.AreEqual(0, Weight(vector, vector, null));
        Assert.AreEqual(0.25, Weight(vector, vector, 0.25));
        Assert.AreEqual(0, Weight(grey, colour, 0));
        string message = Assert.ThrowsExactly<ArgumentException>(() => Weight(grey, colour, 0.5)).Message;
        foreach (string part in new[] { "0.5", "1x8x8", "3x8x8" }) StringAssert.Contains(message, part);
    }

    [TestMethod]
    public void An_objective_of_distances_is_refused()
    {
        using var random = new RandomStreams(1);
        var architecture = new TranslationArchitecture(new VectorShape(1), new VectorShape(1), new ScalingTranslation(1, 1));
        var error = Assert.ThrowsExactly<ArgumentException>(() => new CycleModel(architecture, new CycleGame { Objective = new QuadraticPotential() }, random, CPU));
        StringAssert.Contains(error.Message, "distances");
    }

    // Every iteration leaves the critics' samples to the next phase; a loop that ends between the two leaves them to the model.
    [TestMethod]
    public void A_model_disposed_between_its_phases_leaves_nothing_behind()
    {
        using var training = SmallTranslation.OfVectors();
        using var scope = NewDisposeScope();
        training.Model.Phases[0].Loss(training.Step);
    }
}
