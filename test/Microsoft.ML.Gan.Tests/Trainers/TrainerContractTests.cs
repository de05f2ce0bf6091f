using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>What every trainer owes its user beside what <see cref="EstimatorContractTests"/> checks.</summary>
[TestClass]
public sealed class TrainerContractTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails if a system's networks, or its pairs and packs, do not survive the file. "Custom" lives in an assembly that the library does not know.
    [TestMethod]
    [DynamicData(nameof(TrainerCases.Names), typeof(TrainerCases))]
    public void AFreshProcessGeneratesAndScoresTheSame(string trainer)
    {
        var data = context.Points();
        using var model = TrainerCases.OfVectors(trainer, context).Fit(data);
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.zip");
        try
        {
            context.Model.Save(model, data.Schema, file);
            var output = model.Transform(context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new Point { Features = [row, -row, 1] })));
            string expected = string.Join(' ', output.Vectors("Generated").SelectMany(values => values).Select(BitConverter.SingleToInt32Bits)) + Environment.NewLine
                + string.Join(' ', output.Numbers("CriticScore").Select(BitConverter.SingleToInt32Bits)) + Environment.NewLine;
            Assert.AreEqual(expected, FreshProcess.Run("ModelLoader.dll", file, "Generated", "CriticScore"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    [DynamicData(nameof(TrainerCases.Names), typeof(TrainerCases))]
    public void ReportsTellTheLossOfEveryPhaseAndACancelledTrainingKeepsWhatItLearned(string trainer)
    {
        using var cancellation = new CancellationTokenSource();
        var heard = new List<long>();
        using var model = TrainerCases.OfVectors(trainer, context, options =>
        {
            options.CancellationToken = cancellation.Token;
            options.Progress = progress =>
            {
                heard.Add(progress.Iteration);
                CollectionAssert.IsSubsetOf(new[] { "Critic", "Generator", "ScoreGap" }, progress.Metrics.Keys.ToArray());
                Assert.IsTrue(progress.Metrics.Values.All(double.IsFinite));
                if (progress.Iteration == 2) cancellation.Cancel();
            };
        }).Fit(context.Points());
        CollectionAssert.AreEqual(new long[] { 1, 2 }, heard);
        Assert.AreEqual((2L, 3L, true), (model.Training.Iterations, model.Training.RequestedIterations, model.Training.WasCancelled));
        Assert.HasCount(4, model.Generate(4).Vectors("Features"));
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
