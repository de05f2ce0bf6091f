using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>What every trainer owes its user beside what <see cref="EstimatorContractTests"/> checks.</summary>
[TestClass]
public sealed class TrainerContractTests
{
    private readonly MLContext context = new(seed: 1);

    // Two iterations. Fails for a critic that takes the base grid for a square.
    [TestMethod]
    [DynamicData(nameof(TrainerCases.NamesAndShapes), typeof(TrainerCases))]
    public void T_SHAPE_1_EveryTrainerTakesPicturesOfEveryShape(string trainer, int height, int width, bool colour)
    {
        using var model = TrainerCases.OfImages(trainer, context).Fit(context.Pictures(height, width, colour, count: 4));
        Assert.AreEqual(2, model.Training.Iterations);
        Tiny.AssertPicture(model.Generate(1).Pixels("Features").Single(), height, width, colour);
    }

    // Fails if a system's networks, or its pairs and packs, do not survive the file. "Custom" lives in an assembly that the library does not know.
    [TestMethod]
    [DynamicData(nameof(TrainerCases.Names), typeof(TrainerCases))]
    public void AFreshProcessGeneratesAndScoresTheSame(string trainer)
    {
        var (estimator, data) = TrainerCases.OfEither(trainer, context);
        using var model = estimator.Fit(data);
        FreshProcess.CheckModel(context, model, pictureSide: TrainerCases.TakesVectors(trainer) ? null : 8);
    }

    // Fails if the networks of a loaded model see another condition than the row's.
    [TestMethod]
    [DynamicData(nameof(TrainerCases.NamesForConditions), typeof(TrainerCases))]
    public void AFreshProcessGeneratesAndScoresTheSameForConditions(string trainer)
    {
        using var model = TrainerCases.OfVectors(trainer, context, options => options.ConditionColumnName = "Condition").Fit(context.ConditionedPoints());
        FreshProcess.CheckModel(context, model, pictureSide: null);
    }

    [TestMethod]
    [DynamicData(nameof(TrainerCases.Names), typeof(TrainerCases))]
    public void ReportsTellTheLossOfEveryPhaseAndACancelledTrainingKeepsWhatItLearned(string trainer)
    {
        using var cancellation = new CancellationTokenSource();
        var heard = new List<long>();
        var (estimator, data) = TrainerCases.OfEither(trainer, context, options =>
        {
            options.CancellationToken = cancellation.Token;
            options.Iterations = 3;
            options.Progress = progress =>
            {
                heard.Add(progress.Iteration);
                CollectionAssert.IsSubsetOf(new[] { "Critic", "Generator" }, progress.Metrics.Keys.ToArray());
                Assert.IsTrue(progress.Metrics.Values.All(double.IsFinite));
                if (progress.Iteration == 2) cancellation.Cancel();
            };
        });
        using var model = estimator.Fit(data);
        CollectionAssert.AreEqual(new long[] { 1, 2 }, heard);
        Assert.AreEqual((2L, 3L, true), (model.Training.Iterations, model.Training.RequestedIterations, model.Training.WasCancelled));
        Assert.HasCount(4, FreshProcess.Bits(model.Generate(4), "Features").Split(' ').Chunk(data.Schema["Features"].Type is VectorDataViewType ? 3 : 1));
    }

    // Fails if anything random in a training comes from elsewhere than the seed, or from the clock.
    [TestMethod]
    [DynamicData(nameof(TrainerCases.Names), typeof(TrainerCases))]
    public void TheSameSeedGivesTheSamePicturesAndScores(string trainer)
    {
        (byte[][] Pixels, float[] Scores) Train(int seed)
        {
            var data = context.Pictures(8, 8);
            using var model = TrainerCases.OfImages(trainer, context, options => (options.Seed, options.LabelColumnName) = (seed, "Label")).Fit(data);
            return (model.Generate(3).Pixels("Features"), model.Transform(data).Numbers("CriticScore"));
        }

        var (first, second, other) = (Train(7), Train(7), Train(8));
        Tiny.AreSame(first.Pixels, second.Pixels);
        CollectionAssert.AreEqual(first.Scores, second.Scores);
        CollectionAssert.AreNotEqual(first.Scores, other.Scores);
    }
}
