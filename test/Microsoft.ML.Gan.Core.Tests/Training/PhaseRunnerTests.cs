using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Layers;
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

    // The gradient of a linear critic is the sample: (30, 40), and (3, 4) of the second network, so 50.25 together. Fails without the limit, if each network is
    // shortened by itself, or if a gradient within the limit is lengthened.
    [TestMethod]
    [DataRow(50.2494, 1.0)]
    [DataRow(60.0, 1.0)]
    [DataRow(5.02494, 0.1)]
    [DataRow(double.PositiveInfinity, 1.0)]
    public void The_gradient_of_all_networks_together_is_shortened(double limit, double factor)
    {
        using var scope = NewDisposeScope();
        using var training = SmallTraining.OfVectors();
        using LinearCritic first = new(0, 0), second = new(0, 0);
        var phase = new Phase("Only", [first, second], new AdamSettings { MaxGradientNorm = limit }, _ =>
            (first.call(tensor(new[] { 30f, 40 }, [1, 2]), null) + second.call(tensor(new[] { 3f, 4 }, [1, 2]), null)).sum());
        using var runner = new PhaseRunner(phase, [first, second], new ConstantRate());
        runner.Begin(iteration: 0, iterations: 10, new(4));
        Assert.IsTrue(runner.TryStep(new TrainingStep(training.Loop.Batches, 4, training.Random, CPU)));
        float[] gradient = [.. phase.Networks.SelectMany(network => network.parameters().Single().grad!.data<float>().ToArray())];
        foreach (var (expected, found) in new[] { 30.0, 40, 3, 4 }.Zip(gradient)) Assert.AreEqual(expected * factor, found, 1e-4);
    }

    // Fails if only critics' layers follow their weights: a step of 1 changes a weight of 0.3 beyond recognition, and one power iteration on the new one is due.
    [TestMethod]
    public void Spectral_layers_of_any_network_follow_their_weights()
    {
        using var scope = NewDisposeScope();
        using var training = SmallTraining.OfVectors();
        using var random = new Generator(1, CPU);
        using var network = nn.Sequential(nn.Linear(3, 4).Normal(0.3, random).SpectrallyNormalized(random));
        var before = network.modules().OfType<SpectralLayer>().Single().get_buffer("u")!.clone();
        using var runner = new PhaseRunner(new Phase("Only", [network], new AdamSettings(1), _ => network.call(ones(4, 3)).square().sum()), [network], new ConstantRate());
        runner.Begin(iteration: 0, iterations: 10, new(4));
        Assert.IsTrue(runner.TryStep(new TrainingStep(training.Loop.Batches, 4, training.Random, CPU)));
        var layer = network.modules().OfType<SpectralLayer>().Single();
        var expected = PowerIteration.Of(layer.get_parameter("layer.weight")!.detach(), before, 1);
        Assert.IsTrue(expected.U.Equals(layer.get_buffer("u")!));
        Assert.IsFalse(before.Equals(layer.get_buffer("u")!));
    }

    // Running statistics have seen the sample before the loss is known. Fails (NaN for good) if they are left as they are then, or are never moved.
    [TestMethod]
    public void T_NUM_1_a_refused_step_leaves_running_statistics_as_they_were()
    {
        using var scope = NewDisposeScope();
        using var training = SmallTraining.OfVectors();
        using var network = nn.Sequential(nn.BatchNorm1d(2));
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
