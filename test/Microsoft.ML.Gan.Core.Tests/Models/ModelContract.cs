using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>What every model must do in the training loop. A subclass states how to make one, and how often its phases run.</summary>
public abstract class ModelContract
{
    // Windows of 8x8 in images of 10x10.
    private static readonly TrainingSettings Settings =
        new() { Iterations = 8, BatchSize = 4, ReportEvery = 1, Schedule = new LinearDecay(0.5), Average = new(0.9), Jitter = new(1.25, 0.5) };

    /// <summary>Steps of each phase in the eight iterations of a training.</summary>
    public abstract IReadOnlyDictionary<string, int> Steps { get; }

    /// <summary>A small model on the CPU with weights from the streams.</summary>
    public abstract GanModel Create(RandomStreams random);

    /// <summary>Data of at least 4 rows for it; default: 20 images [1,8,8] of three classes.</summary>
    public virtual IReadOnlyList<Dataset> CreateData() => [SmallData.Images(new ImageShape(1, 8, 8))];

    // Parameters only: a generator's running statistics follow whoever calls it. Fails if a phase updates a network that it does not name, or too few.
    [TestMethod]
    public void T_LOOP_1_a_phase_changes_its_own_networks_only()
    {
        using var training = Train();
        training.Model.Begin(1000, Settings.BatchSize);
        foreach (var (phase, runner) in training.Model.Phases.Zip(training.Loop.Phases))
        {
            var before = training.Model.Networks.Select(entry => Parameters(entry.Network)).ToArray();
            runner.Begin(iteration: 0, iterations: 10, new(Settings.BatchSize));
            Assert.IsTrue(runner.TryStep(training.Step));
            foreach (var ((name, network), old) in training.Model.Networks.Zip(before))
            {
                bool changed = !old.SequenceEqual(Parameters(network));
                Assert.AreEqual(phase.Networks.Contains(network), changed, $"{name} in phase {phase.Name}");
                if (!phase.Networks.Contains(network)) Assert.IsFalse(network.parameters().Any(parameter => parameter.requires_grad), name);
            }
        }
    }

    // Fails if the loop takes a step more than a phase says.
    [TestMethod]
    public void T_LOOP_2_phases_run_as_often_as_they_should()
    {
        CountingModel? counting = null;
        using var training = new ModelTraining<GanModel>(random => counting = new CountingModel(Create(random)), CreateData(), Settings);
        training.Loop.Run();
        CollectionAssert.AreEquivalent(Steps.ToArray(), counting!.Steps.ToArray());
        Assert.AreEqual(0, training.Loop.SkippedSteps);
    }

    // Fails with any draw from the process-wide generator, or from the clock.
    [TestMethod]
    public void T_LOOP_4_the_same_seed_gives_the_same_training_and_another_seed_another()
    {
        (string Trace, byte[] Bits) Trace(int seed)
        {
            using var training = Train(seed);
            var lines = new List<string>();
            training.Loop.Run(p => lines.Add(string.Join(' ', p.Metrics.Select(metric => FormattableString.Invariant($"{metric.Key}={metric.Value:R}")))));
            return (string.Join('\n', lines), Bits.Of(training.Model));
        }

        var (first, second, other) = (Trace(3), Trace(3), Trace(4));
        Assert.AreEqual(first.Trace, second.Trace);
        CollectionAssert.AreEqual(first.Bits, second.Bits);
        Assert.AreNotEqual(first.Trace, other.Trace);
        foreach (string phase in Steps.Keys) StringAssert.Contains(first.Trace, $"{phase}=");
    }

    // Fails if anything that the model keeps from one iteration to the next is not in its networks, or draws on something beside the streams.
    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    public void T_CKPT_1_resuming_in_another_loop_equals_never_having_stopped(int stopAfter)
    {
        using var straight = Train();
        straight.Loop.Run();

        using var checkpoint = new MemoryStream();
        using (var interrupted = Train())
        {
            interrupted.RunUntil(stopAfter);
            TrainingState.Save(interrupted.Loop, checkpoint);
        }

        // Another seed, so that whatever is not restored shows.
        using var resumed = Train(seed: 99);
        checkpoint.Position = 0;
        TrainingState.Restore(resumed.Loop, checkpoint);
        resumed.Loop.Run();
        CollectionAssert.AreEqual(Bits.Of(straight.Model), Bits.Of(resumed.Model));
        foreach (var (e, a) in straight.Random.All.Zip(resumed.Random.All)) CollectionAssert.AreEqual(Bits.Of(e.Stream), Bits.Of(a.Stream), e.Name);
    }

    // Fails if one tensor of a step outlives it.
    [TestMethod]
    public void Steps_leave_no_tensor_behind()
    {
        using var training = Train();
        var counts = new List<long>();
        training.Loop.Run(_ => counts.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount));
        // The first iterations make the optimizers' state.
        Assert.AreEqual(counts[3], counts[^1], $"Live tensors after each iteration: {string.Join(", ", counts)}");
    }

    // Fails if two networks share a tensor: disposing would then end both, and an average would move with its source.
    [TestMethod]
    public void Networks_share_no_parameter_and_averages_are_frozen()
    {
        using var training = Train();
        var all = training.Model.Networks.SelectMany(entry => entry.Network.parameters()).ToList();
        Assert.HasCount(all.Count, all.Distinct());
        Assert.HasCount(training.Model.Networks.Count, training.Model.Networks.Select(entry => entry.Name).Distinct());
        training.Loop.Run();
        foreach (var (source, average) in training.Model.Averages)
        {
            Assert.IsTrue(source.training && !average.training);
            Assert.IsFalse(average.parameters().Any(parameter => parameter.requires_grad));
            CollectionAssert.AreNotEqual(Parameters(source), Parameters(average));
        }
    }

    private ModelTraining<GanModel> Train(int seed = 1) => new(Create, CreateData(), Settings, seed);

    private static byte[] Parameters(nn.Module network) => [.. network.parameters().SelectMany(parameter => Bits.Of((Tensor)parameter))];
}
