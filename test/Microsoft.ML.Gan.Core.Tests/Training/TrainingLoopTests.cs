using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

[TestClass]
public class TrainingLoopTests
{
    // 3 + 3 + 1 + 1 + 1 critic steps in five iterations. Fails if the count of iteration 0 is used throughout.
    [TestMethod]
    public void T_LOOP_2_critic_steps_follow_the_iteration_and_the_generator_takes_one()
    {
        var objective = new RecordingObjective();
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 5 }, objective: objective, criticSteps: new(1) { WarmUpIterations = 2, BoostSteps = 3 });
        training.Loop.Run();
        Assert.HasCount(9, objective.Real);
        Assert.HasCount(5, objective.GeneratorBatches);
        Assert.AreEqual(5, training.Loop.Iteration);
    }

    [TestMethod]
    public void Giving_up_takes_a_step() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TrainingSettings { MaxSkippedSteps = 0 });

    // One real batch and one set of latents shared by all critic steps is a well-known defect; so are fakes that carry the generator's graph.
    // Fails with each of the three (the last takes a generator that is not frozen, too).
    [TestMethod]
    public void T_LOOP_3_every_critic_step_has_a_real_batch_and_detached_fakes_of_its_own()
    {
        var objective = new RecordingObjective();
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 1 }, objective: objective, criticSteps: new(5));
        training.Loop.Run();
        // 5 batches of 4 rows are exactly the 20 rows, each once; and 20 different fakes of one and the same generator.
        Assert.HasCount(20 * 3, objective.Real.SelectMany(values => values).Distinct());
        Assert.HasCount(20 * 3, objective.Fake.SelectMany(values => values).Distinct());
        Assert.AreEqual(0, objective.FakesWithGraph);
    }

    // After 3 iterations of 2 + 1 steps the stream of latents has given exactly 9 batches. Fails if the generator's phase re-uses latents.
    [TestMethod]
    public void T_LOOP_3_every_phase_draws_fresh_noise()
    {
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 3 }, seed: 5);
        training.Loop.Run();

        using var scope = NewDisposeScope();
        using var expected = new RandomStreams(5);
        for (int i = 0; i < 3 * (2 + 1); i++) randn(4, 2, generator: expected.Latents);
        for (int i = 0; i < 3 * 2; i++) rand([4, 1], generator: expected.Regularization);
        CollectionAssert.AreEqual(Bits.Of(expected.Latents), Bits.Of(training.Random.Latents));
        CollectionAssert.AreEqual(Bits.Of(expected.Regularization), Bits.Of(training.Random.Regularization));
    }

    // Fails with any draw from the process-wide generator.
    [TestMethod]
    public void T_LOOP_4_the_same_seed_gives_the_same_trace_and_another_seed_another()
    {
        string first = Trace(seed: 3), second = Trace(seed: 3), other = Trace(seed: 4);
        Assert.AreEqual(first, second);
        Assert.AreNotEqual(first, other);
        StringAssert.Matches(first, new("\\n10/10 .*Critic="));
    }

    // Fails if a skipped step is not counted, or stops the training, or if its batch's NaN reaches a weight.
    [TestMethod]
    public void T_NUM_1_a_NaN_sample_costs_its_steps_only()
    {
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 10 }, data: WithNaNs(1, of: 20));
        training.Loop.Run();
        // 20 critic steps of 4 rows visit every one of the 20 rows 4 times.
        Assert.AreEqual(4, training.Loop.SkippedSteps);
        Assert.IsTrue(training.Model.Networks.All(entry => entry.Network.parameters().All(IsFinite)));
    }

    // Fails if an earlier iteration's figures are reported again, or if a refused step's loss is left out.
    [TestMethod]
    public void Every_report_names_every_phase_and_has_the_figures_of_its_own_iteration()
    {
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 6, ReportEvery = 1 }, data: WithNaNs(4, of: 20));
        var critic = new List<double>();
        training.Loop.Run(progress =>
        {
            CollectionAssert.AreEquivalent(new[] { "Critic", "Generator", "ScoreGap", "Wasserstein" }, progress.Metrics.Keys.ToArray());
            critic.Add(progress.Metrics["Critic"]);
        });
        Assert.HasCount(6, critic.Distinct().Where(double.IsFinite).Concat(critic.Where(double.IsNaN)).ToArray());
        Assert.IsTrue(critic.Any(double.IsNaN), "A refused step reports the loss that made it be refused.");
    }

    // Fails if the count starts anew with every iteration.
    [TestMethod]
    public void T_NUM_1_ten_skipped_steps_in_a_row_end_the_training_with_a_clear_error()
    {
        // The generator's steps succeed in between, but train against a critic that learns nothing: they are no recovery.
        using var training = SmallTraining.OfVectors(data: WithNaNs(20, of: 20));
        var error = Assert.ThrowsExactly<TrainingDivergedException>(() => training.Loop.Run());
        StringAssert.Contains(error.Message, "last 10");
        StringAssert.Contains(error.Message, "phase 'Critic'");
        StringAssert.Contains(error.Message, "iteration 4");
        Assert.AreEqual(10, training.Loop.SkippedSteps);
    }

    // Fails if cancelling loses or repeats part of an iteration.
    [TestMethod]
    public void Cancelled_training_that_goes_on_equals_an_uninterrupted_one()
    {
        using var straight = SmallTraining.OfImages();
        straight.Loop.Run();

        using var interrupted = SmallTraining.OfImages();
        using var cancellation = new CancellationTokenSource();
        interrupted.Loop.Run(progress => { if (progress.Iteration == 4) cancellation.Cancel(); }, cancellation.Token);
        Assert.AreEqual(4, interrupted.Loop.Iteration);
        interrupted.Loop.Run(cancellation: cancellation.Token);
        Assert.AreEqual(4, interrupted.Loop.Iteration, "A token that is already cancelled lets nothing run.");
        interrupted.Loop.Run();
        CollectionAssert.AreEqual(Bits.Of(straight.Model), Bits.Of(interrupted.Model));
    }

    // Fails if the last iteration is not reported, or metrics are missing.
    [TestMethod]
    public void Progress_comes_every_so_many_iterations_and_at_the_end()
    {
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { ReportEvery = 4 });
        var reports = new List<TrainingProgress>();
        training.Loop.Run(reports.Add);
        CollectionAssert.AreEqual(new long[] { 4, 8, 10 }, reports.Select(report => report.Iteration).ToArray());
        foreach (var report in reports)
        {
            Assert.AreEqual(10, report.Iterations);
            CollectionAssert.AreEquivalent(new[] { "Critic", "Generator", "ScoreGap", "Wasserstein" }, report.Metrics.Keys.ToArray());
            Assert.IsTrue(report.SamplesPerSecond > 0 && double.IsFinite(report.SamplesPerSecond));
        }
    }

    // Fails if reporting changes what is trained.
    [TestMethod]
    public void Reporting_does_not_change_the_training()
    {
        using var silent = SmallTraining.OfVectors();
        silent.Loop.Run();
        using var reported = SmallTraining.OfVectors();
        reported.Loop.Run(_ => { });
        CollectionAssert.AreEqual(Bits.Of(silent.Model), Bits.Of(reported.Model));
    }

    // Fails if one tensor of a step outlives it.
    [TestMethod]
    public void Steps_leave_no_tensor_behind()
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 40 });
        var counts = new List<long>();
        training.Loop.Run(_ => counts.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount));
        // The first iterations make the optimizers' state.
        Assert.AreEqual(counts[1], counts[^1], $"Live tensors after each iteration: {string.Join(", ", counts)}");
    }

    // Fails if the two orders come from one stream (the first would change with the size of the second) or if both sources are one.
    [TestMethod]
    public void Two_data_sets_are_drawn_independently()
    {
        List<float>[] Take(int secondCount)
        {
            using var scope = NewDisposeScope();
            using var training = SmallTraining.OfVectors();
            using var random = new RandomStreams(5);
            using Dataset first = Numbers(0, 12), second = Numbers(100, secondCount);
            using var loop = new TrainingLoop(training.Model, [first, second], SmallTraining.Settings, random, CPU);
            var step = new TrainingStep(loop.Batches, 4, random, CPU);
            var taken = new List<float>[] { [], [] };
            for (int i = 0; i < 7; i++) foreach (var (source, values) in taken.Index()) values.AddRange(step.NextBatch(source).Samples.data<float>());
            return taken;
        }

        var (few, many) = (Take(5), Take(9));
        CollectionAssert.AreEqual(few[0], many[0]);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 12).Select(i => (float)i).ToList(), few[0][..12]);
        Assert.IsTrue(few[1].All(value => value is >= 100 and < 105));
        Assert.HasCount(9, many[1].Distinct().ToList());
    }

    // Two critic steps in each of the iterations. Fails if losses are told nothing of it, or count steps.
    [TestMethod]
    public void A_loss_knows_the_iteration()
    {
        var objective = new RecordingObjective();
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 3 }, objective: objective);
        training.Loop.Run();
        CollectionAssert.AreEqual(new long[] { 0, 0, 1, 1, 2, 2 }, objective.Iterations);
    }

    // What the critic sees is what it sees without jitter, mirrored. Fails if the settings' jitter is not applied, or if it draws from
    // the order of the rows, of which the second epoch has a new one.
    [TestMethod]
    public void Jitter_changes_the_images_and_not_their_order()
    {
        List<float[]> CriticsImages(Jitter jitter)
        {
            var objective = new RecordingObjective();
            using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 4, Jitter = jitter }, objective: objective);
            training.Loop.Run();
            return objective.Real;
        }

        var (plain, mirrored) = (CriticsImages(Jitter.None), CriticsImages(new Jitter(FlipProbability: 1)));
        Assert.HasCount(8, plain);
        foreach (var (expected, found) in plain.Zip(mirrored)) CollectionAssert.AreEqual(expected.Chunk(8).SelectMany(row => row.Reverse()).ToArray(), found);
    }

    [TestMethod]
    public void Vectors_are_not_jittered()
    {
        using var training = SmallTraining.OfVectors();
        var error = Assert.ThrowsExactly<ArgumentException>(() =>
            new TrainingLoop(training.Model, training.Data, SmallTraining.Settings with { Jitter = new(FlipProbability: 0.5) }, training.Random, CPU));
        foreach (string part in new[] { "FlipProbability = 0.5", "vectors of 3", "Jitter.None" }) StringAssert.Contains(error.Message, part);
    }

    [TestMethod]
    public void A_second_data_set_smaller_than_a_batch_is_refused_and_a_third_too()
    {
        using var scope = NewDisposeScope();
        using var training = SmallTraining.OfVectors();
        using Dataset large = Numbers(0, 12), small = Numbers(0, 3);
        TrainingLoop Create(params Dataset[] data) => new(training.Model, data, SmallTraining.Settings, training.Random, CPU);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Create(large, small)).Message, "only 3 training samples");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Create());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Create(large, large, large));
    }

    [TestMethod]
    public void Settings_out_of_range_are_refused()
    {
        using var training = SmallTraining.OfVectors();
        TrainingLoop Loop(TrainingSettings settings) => new(training.Model, training.Data, settings, training.Random, CPU);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Loop(new() { BatchSize = 4, Iterations = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Loop(new() { BatchSize = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Loop(new() { BatchSize = 4, ReportEvery = 0 }));
        var error = Assert.ThrowsExactly<ArgumentException>(() => Loop(new() { BatchSize = 21 }));
        StringAssert.Contains(error.Message, "batch size is 21");
        StringAssert.Contains(error.Message, "only 20 training samples");
    }

    private static string Trace(int seed)
    {
        using var training = SmallTraining.OfVectors(seed: seed);
        var lines = new List<string>();
        training.Loop.Run(p => lines.Add($"{p.Iteration}/{p.Iterations} {string.Join(' ', p.Metrics.Select(m => FormattableString.Invariant($"{m.Key}={m.Value:R}")))}"));
        return string.Join('\n', lines);
    }

    private static Dataset WithNaNs(int count, int of)
    {
        var values = Enumerable.Range(0, of * 3).Select(i => i < count * 3 ? float.NaN : i / 60f).ToArray();
        return new Dataset(tensor(values, [of, 3]));
    }

    private static Dataset Numbers(int first, int count) => new(arange(first, first + count, ScalarType.Float32).reshape(count, 1));

    private static bool IsFinite(Tensor parameter)
    {
        using var scope = NewDisposeScope();
        return parameter.isfinite().all().ToBoolean();
    }
}
