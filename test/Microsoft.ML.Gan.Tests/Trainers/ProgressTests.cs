using Microsoft.ML.Gan.Fixtures;
using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
public sealed class ProgressTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void TheCallbackHearsOfEveryReport()
    {
        var heard = new List<long>();
        var options = Tiny.VectorOptions();
        (options.Iterations, options.ReportEvery) = (7, 3);
        options.Progress = progress =>
        {
            heard.Add(progress.Iteration);
            Assert.AreEqual(7, progress.Iterations);
            CollectionAssert.IsSubsetOf(new[] { "Critic", "Generator", "ScoreGap" }, progress.Metrics.Keys.ToArray());
            Assert.IsTrue(progress.Metrics.Values.All(double.IsFinite));
            Assert.IsGreaterThan(0, progress.RowsPerSecond);
            Assert.IsGreaterThan(TimeSpan.Zero, progress.Elapsed);
            Assert.AreEqual(progress.Iteration == 7, progress.Remaining == TimeSpan.Zero);
            Assert.AreEqual(0, progress.SkippedSteps);
        };
        using var model = context.Gan().WganGp(options).Fit(context.Points());
        CollectionAssert.AreEqual(new long[] { 3, 6, 7 }, heard);
    }

    [TestMethod]
    public void GeneratingDuringTrainingChangesNothing()
    {
        float[][] Train(Action<GanProgress>? callback)
        {
            var options = Tiny.VectorOptions("Label");
            (options.Seed, options.Progress) = (4, callback);
            using var model = context.Gan().WganGp(options).Fit(context.KeyedPoints());
            return model.Generate(4).Vectors("Features");
        }

        float[][] last = [];
        var watched = Train(progress => last = progress.Generate(4).Vectors("Features"));
        Tiny.AreSame(Train(null), watched);
        Tiny.AreSame(watched, last);
    }

    [TestMethod]
    public void AReportIsOverWhenItsCallbackReturns()
    {
        GanProgress? kept = null;
        var options = Tiny.VectorOptions();
        options.Progress = progress => kept = progress;
        using var model = context.Gan().WganGp(options).Fit(context.Points());
        Assert.ThrowsExactly<InvalidOperationException>(() => kept!.Generate(1));
    }

    [TestMethod]
    public void TheLogTellsOfRowsNetworksAndLosses()
    {
        var log = new List<string>();
        context.Log += (_, message) => log.Add(message.Message);
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(context.KeyedPoints());
        Assert.IsTrue(log.Exists(line => line.Contains("40 samples of 3, 3 classes", StringComparison.Ordinal) && line.Contains("parameters", StringComparison.Ordinal)));
        Assert.IsTrue(log.Exists(line => line.Contains("Iteration 3 of 3: ", StringComparison.Ordinal) && line.Contains("ScoreGap", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void CancellingGivesTheModelTrainedSoFar()
    {
        var log = new List<string>();
        context.Log += (_, message) => log.Add(message.Message);
        using var source = new CancellationTokenSource();
        var options = Tiny.VectorOptions();
        options.CancellationToken = source.Token;
        options.Iterations = 1000;
        options.Progress = progress =>
        {
            if (progress.Iteration == 5) source.Cancel();
        };
        using var model = context.Gan().WganGp(options).Fit(context.Points());
        Assert.AreEqual((5, 1000, true), (model.Training.Iterations, model.Training.RequestedIterations, model.Training.WasCancelled));
        Assert.IsTrue(log.Exists(line => line.Contains("cancelled after 5 of 1000", StringComparison.Ordinal)));
        Assert.HasCount(3, model.Generate(3).Vectors("Features"));
    }

    [TestMethod]
    public void CancellingBeforeTheFirstIterationThrows()
    {
        var options = Tiny.VectorOptions();
        options.CancellationToken = new CancellationToken(canceled: true);
        Assert.ThrowsExactly<OperationCanceledException>(() => context.Gan().WganGp(options).Fit(context.Points()));
    }

    [TestMethod]
    public void AnErrorOfTheCallbackEndsFitAndLeavesNothingBehind()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var options = Tiny.VectorOptions();
        options.Progress = progress =>
        {
            _ = progress.Model;
            throw new NotSupportedException("mine");
        };
        Assert.ThrowsExactly<NotSupportedException>(() => context.Gan().WganGp(options).Fit(context.Points()));
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
