using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

[TestClass]
public class PhaseRunnerTests
{
    // Fails if a phase's optimizer is given the other network's parameters too, or if the other network is not frozen.
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void T_LOOP_1_a_phase_changes_its_own_network_only(int phase)
    {
        using var training = SmallTraining.OfVectors();
        nn.Module[] networks = [training.Model.Critic, training.Model.Generator];
        var (own, other) = (networks[phase], networks[1 - phase]);
        var (ownBefore, otherBefore) = (Bits.Of(own), Bits.Of(other));

        Assert.IsTrue(Step(training, phase));
        CollectionAssert.AreNotEqual(ownBefore, Bits.Of(own));
        CollectionAssert.AreEqual(otherBefore, Bits.Of(other));
        Assert.IsTrue(own.parameters().All(parameter => parameter.requires_grad));
        Assert.IsFalse(other.parameters().Any(parameter => parameter.requires_grad || parameter.grad is not null));
    }

    // Fails if the phase is stepped before its gradients are checked.
    [TestMethod]
    public void T_NUM_1_a_step_on_a_NaN_sample_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var training = SmallTraining.OfVectors(data: new Dataset(full([4, 3], float.NaN)));
        var before = Bits.Of(training.Model);
        Assert.IsFalse(Step(training, phase: 0));
        CollectionAssert.AreEqual(before, Bits.Of(training.Model));
        Assert.IsTrue(Step(training, phase: 1), "The generator's phase sees no real sample.");
    }

    // Running statistics have seen the sample before the loss is known. Fails (NaN for good) if they are left as they are then, or are never moved.
    [TestMethod]
    public void T_NUM_1_a_refused_step_leaves_running_statistics_as_they_were()
    {
        using var scope = NewDisposeScope();
        using var training = SmallTraining.OfVectors();
        using var network = nn.BatchNorm1d(2);
        var sample = ones(4, 2);
        using var runner = new PhaseRunner(new Phase("Only", [network], new AdamSettings(), _ => network.call(sample).square().sum()), [network], new ConstantRate());
        bool Step()
        {
            runner.Begin(iteration: 0, iterations: 10, new(4));
            return runner.TryStep(new TrainingStep(training.Loop.Batches, 4, training.Random, CPU));
        }

        Assert.IsTrue(Step());
        var before = Bits.Of(network);
        sample = full([4, 2], float.NaN);
        Assert.IsFalse(Step());
        CollectionAssert.AreEqual(before, Bits.Of(network));
        sample = full([4, 2], 3f);
        Assert.IsTrue(Step());
        CollectionAssert.AreNotEqual(before, Bits.Of(network));
    }

    private static bool Step(SmallTraining training, int phase)
    {
        var runner = training.Loop.Phases[phase];
        runner.Begin(iteration: 0, iterations: 10, new(4));
        return runner.TryStep(new TrainingStep(training.Loop.Batches, 4, training.Random, CPU));
    }
}
