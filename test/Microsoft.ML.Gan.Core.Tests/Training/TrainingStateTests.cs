using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Training;

/// <summary>T-CKPT-1: leaving any one part out of the saved state (a buffer, a moment, a stream, the place in the data) makes these fail.</summary>
[TestClass]
public class TrainingStateTests
{
    private static readonly TrainingSettings Settings = SmallTraining.Settings with { Iterations = 12, Schedule = new LinearDecay(0.5) };

    // 20 rows in batches of 4 and two critic steps an iteration: iteration 4 ends inside an epoch, and a new order is drawn later.
    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(11)]
    public void T_CKPT_1_resuming_in_another_loop_equals_never_having_stopped(int stopAfter)
    {
        using var straight = SmallTraining.OfImages(Settings);
        straight.Loop.Run();

        using var checkpoint = new MemoryStream();
        using (var interrupted = SmallTraining.OfImages(Settings))
        {
            RunUntil(interrupted, stopAfter);
            TrainingState.Save(interrupted.Loop, checkpoint);
        }

        // Another seed, so that whatever is not restored shows.
        using var resumed = SmallTraining.OfImages(Settings, seed: 99);
        checkpoint.Position = 0;
        TrainingState.Restore(resumed.Loop, checkpoint);
        Assert.AreEqual(stopAfter, resumed.Loop.Iteration);
        resumed.Loop.Run();
        AssertSame(straight, resumed);
    }

    [TestMethod]
    public void T_CKPT_1_saving_does_not_disturb_the_training_and_restoring_rewinds_it()
    {
        using var straight = SmallTraining.OfImages(Settings);
        straight.Loop.Run();

        using var training = SmallTraining.OfImages(Settings);
        using var checkpoint = new MemoryStream();
        RunUntil(training, 3);
        TrainingState.Save(training.Loop, checkpoint);
        training.Loop.Run();
        AssertSame(straight, training);

        checkpoint.Position = 0;
        TrainingState.Restore(training.Loop, checkpoint);
        Assert.AreEqual(3, training.Loop.Iteration);
        training.Loop.Run();
        AssertSame(straight, training);
    }

    // Fails if the counter starts again at 0.
    [TestMethod]
    public void Skipped_steps_are_remembered()
    {
        using var training = SmallTraining.OfVectors();
        training.Loop.SkippedSteps = 7;
        using var checkpoint = new MemoryStream();
        TrainingState.Save(training.Loop, checkpoint);
        checkpoint.Position = 0;
        using var resumed = SmallTraining.OfVectors();
        TrainingState.Restore(resumed.Loop, checkpoint);
        Assert.AreEqual(7, resumed.Loop.SkippedSteps);
    }

    [TestMethod]
    public void T_CKPT_1_other_settings_are_refused_and_nothing_is_changed()
    {
        using var saved = SmallTraining.OfVectors();
        using var checkpoint = new MemoryStream();
        TrainingState.Save(saved.Loop, checkpoint);

        SmallTraining[] others =
        [
            SmallTraining.OfVectors(SmallTraining.Settings with { BatchSize = 5 }, seed: 2),
            SmallTraining.OfVectors(SmallTraining.Settings with { Average = new(0.5) }, seed: 2),
            SmallTraining.OfVectors(SmallTraining.Settings with { Schedule = new LinearDecay() }, seed: 2),
            SmallTraining.OfVectors(seed: 2, learningRate: 2e-3),
            SmallTraining.OfVectors(seed: 2, penalty: 11),
            SmallTraining.OfVectors(seed: 2, criticSteps: new(3)),
            SmallTraining.OfVectors(seed: 2, data: SmallData.Vectors(count: 21)),
        ];
        foreach (var other in others)
        {
            using (other)
            {
                var before = Bits.Of(other.Model);
                checkpoint.Position = 0;
                var error = Assert.ThrowsExactly<InvalidDataException>(() => TrainingState.Restore(other.Loop, checkpoint));
                StringAssert.Contains(error.Message, "Saved:");
                StringAssert.Contains(error.Message, "Now:");
                CollectionAssert.AreEqual(before, Bits.Of(other.Model));
            }
        }
    }

    // How long it runs and how often it reports are not part of what is trained.
    [TestMethod]
    public void A_longer_training_may_go_on()
    {
        using var saved = SmallTraining.OfVectors();
        using var checkpoint = new MemoryStream();
        TrainingState.Save(saved.Loop, checkpoint);
        checkpoint.Position = 0;
        using var longer = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 15, ReportEvery = 3 });
        TrainingState.Restore(longer.Loop, checkpoint);
        longer.Loop.Run();
        Assert.AreEqual(15, longer.Loop.Iteration);
    }

    [TestMethod]
    public void A_trained_model_is_no_training_state()
    {
        using var training = SmallTraining.OfVectors();
        using var gan = Models.TrainedGan.Copy(training.Model);
        using var stream = new MemoryStream();
        gan.Save(stream);
        stream.Position = 0;
        var error = Assert.ThrowsExactly<InvalidDataException>(() => TrainingState.Restore(training.Loop, stream));
        StringAssert.Contains(error.Message, "holds a 'trained-gan', but a 'training-state' is needed");
    }

    private static void RunUntil(SmallTraining training, int iteration)
    {
        using var cancellation = new CancellationTokenSource();
        training.Loop.Run(progress => { if (progress.Iteration == iteration) cancellation.Cancel(); }, cancellation.Token);
    }

    private static void AssertSame(SmallTraining expected, SmallTraining actual)
    {
        CollectionAssert.AreEqual(Bits.Of(expected.Model), Bits.Of(actual.Model));
        foreach (var (e, a) in expected.Random.All.Zip(actual.Random.All)) CollectionAssert.AreEqual(Bits.Of(e.Stream), Bits.Of(a.Stream), e.Name);
        Assert.AreEqual(expected.Loop.Iteration, actual.Loop.Iteration);
    }
}
