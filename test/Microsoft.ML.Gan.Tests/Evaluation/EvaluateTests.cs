using Microsoft.ML.Gan.Evaluation.Extractors;
using Microsoft.ML.Gan.Evaluation.Reports;
using Microsoft.ML.Gan.Fixtures;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class EvaluateTests
{
    private const int Count = 200;
    private readonly MLContext context = new(seed: 1);

    private static EvaluateOptions Quick => new() { Resamples = 40, ClassifierSteps = 60, ClassifierSeeds = 2, Seed = 1 };

    // 17.9: fresh rows of the law. Fails where the real rows are compared with themselves.
    [TestMethod]
    public void T_17_9_fresh_rows_pass_every_test()
    {
        var options = Quick;
        options.TrainingData = context.View(Compared.Vectors(Count, seed: 1));
        var metrics = context.Gan().Evaluate(context.View(Compared.Vectors(Count, seed: 2)), context.View(Compared.Vectors(Count, seed: 3)), options);
        Assert.AreEqual(0.5, metrics.NearestNeighbourAccuracy.Value, 0.1);
        Assert.IsLessThan(3, Math.Abs(metrics.CopyingZ!.Value));
        Assert.IsLessThan(0.05, metrics.NearDuplicateShare!.Value);
        Assert.IsGreaterThan(0.5, metrics.DistanceRatio!.Value);
        Assert.IsTrue(metrics.KernelDistance.Low < 0 && metrics.KernelDistance.High > 0);
        Assert.IsGreaterThan(0.8, metrics.Coverage.Value);
        Assert.AreEqual(1, metrics.Density.Value, 0.25);
        Assert.IsTrue(metrics.Measurements.All(m => m.Low <= m.Value && m.Value <= m.High), metrics.ToString());
        Assert.IsNull(metrics.AccuracyRealToReal);
        Assert.IsNull(metrics.Similarity);
    }

    // 17.9: copies of training rows, next to them. Fails with the sides of the test exchanged, and where the held-out rows are taken for the training rows.
    [TestMethod]
    public void T_17_9_copies_are_found()
    {
        var train = Compared.Vectors(Count, seed: 1);
        var copies = train.Select(row => new Vector4 { Features = [.. row.Features.Select(value => value + 1e-4f)], Label = row.Label });
        var options = Quick;
        options.TrainingData = context.View(train);
        var metrics = context.Gan().Evaluate(context.View(Compared.Vectors(Count, seed: 2)), context.View(copies), options);
        Assert.IsLessThan(-10, metrics.CopyingZ!.High);
        Assert.IsGreaterThan(0.95, metrics.NearDuplicateShare!.Value);
        Assert.IsLessThan(0.01, metrics.DistanceRatio!.Value);
        // Copies of the rows that they are compared with.
        Assert.IsLessThan(0.05, context.Gan().Evaluate(context.View(train), context.View(copies), Quick).NearestNeighbourAccuracy.Value);
    }

    // 17.9: another law. Fails where slots of large values drown the others: the third slot is a hundred times the others.
    [TestMethod]
    public void T_17_9_rows_far_away_are_told_apart()
    {
        var metrics = context.Gan().Evaluate(context.View(Compared.Vectors(Count, seed: 1)), context.View(Compared.Vectors(Count, seed: 2, shift: 20)), Quick);
        Assert.AreEqual(1, metrics.NearestNeighbourAccuracy.Value);
        Assert.AreEqual(0, metrics.Precision.Value);
        Assert.AreEqual(0, metrics.Coverage.Value);
        Assert.AreEqual("identity", metrics.Extractor);
        // Slot 0 has deviation sqrt 2, slots 1 and 2 have 1: (20 / sqrt 2)^2 + 20^2 + 20^2 = 1000.
        Assert.AreEqual(1000, metrics.FrechetDistance.Value, 150);
    }

    // 17.8 through the face: equal laws teach equally. Fails where classes are numbered anew in the synthetic view, whose first row has class 1.
    [TestMethod]
    public void T_17_8_labelled_vectors_are_classified_both_ways()
    {
        var options = Quick;
        options.LabelColumnName = "Label";
        var synthetic = Compared.Vectors(Count, seed: 2).Skip(1);
        var metrics = context.Gan().Evaluate(context.View(Compared.Vectors(Count, seed: 1)), context.View(synthetic), options);
        Assert.IsGreaterThan(0.7, metrics.AccuracyRealToReal!.Value);
        Assert.AreEqual(metrics.AccuracyRealToReal.Value, metrics.AccuracySyntheticToReal!.Value, 0.15);
        Assert.AreEqual(metrics.AccuracyRealToReal.Value, metrics.AccuracyRealToSynthetic!.Value, 0.15);
        Assert.AreEqual(metrics.AccuracyRealToReal.Value, metrics.AccuracyBothToReal!.Value, 0.15);
        Assert.AreEqual(2, metrics.ClassesCovered!.Value);
        Assert.IsLessThan(0.1, metrics.ClassDivergence!.Value);
        Assert.IsTrue(metrics.InceptionScore!.Value is > 1 and <= 2);
        Assert.StartsWith("classifier trained on 160 samples", metrics.Extractor);
    }

    // Fails where the histogram of the real rows is taken for both.
    [TestMethod]
    public void A_class_that_is_missing_shows()
    {
        var options = Quick;
        options.LabelColumnName = "Label";
        // All rows look like class 0, whatever their labels say.
        var synthetic = Compared.Vectors(Count, seed: 2).Select(row => new Vector4 { Label = row.Label, Features = [-3, .. row.Features.Skip(1)] });
        var metrics = context.Gan().Evaluate(context.View(Compared.Vectors(Count, seed: 1)), context.View(synthetic), options);
        Assert.AreEqual(1, metrics.ClassesCovered!.Value);
        Assert.AreEqual(Math.Log(2), metrics.ClassDivergence!.Value, 0.2);
        Assert.IsLessThan(metrics.AccuracyRealToReal!.Low, metrics.AccuracyRealToSynthetic!.Value);
    }

    // Any module's output. Fails where the default is taken in spite of it.
    [TestMethod]
    public void Features_may_come_from_a_module()
    {
        using var module = nn.Linear(4, 3);
        using var extractor = new ModuleFeatures(module, "my network");
        var options = Quick;
        options.Extractor = extractor;
        var metrics = context.Gan().Evaluate(context.View(Compared.Vectors(60, seed: 1)), context.View(Compared.Vectors(60, seed: 2)), options);
        Assert.AreEqual(("my network", 3), (metrics.Extractor, metrics.Dimension));
        Assert.AreEqual("my network", metrics.FrechetDistance.Extractor);
    }

    // Fails where rows are taken from the front: of sorted real rows they are the least.
    [TestMethod]
    public void At_most_the_samples_asked_for_are_used()
    {
        var options = Quick;
        options.MaxSamples = 50;
        var sorted = Compared.Vectors(Count, seed: 1).OrderBy(row => row.Features[1]);
        var metrics = context.Gan().Evaluate(context.View(sorted), context.View(Compared.Vectors(Count, seed: 2)), options);
        Assert.AreEqual((50L, 50L), (metrics.Precision.RealCount, metrics.Precision.SyntheticCount));
        Assert.IsLessThan(1, metrics.FrechetDistance.Value);
    }

    // Fails where the seed is ignored.
    [TestMethod]
    public void The_same_seed_gives_the_same_figures()
    {
        string Json(int seed) => new MLContext(seed).Gan().Evaluate(context.View(Compared.Vectors(60, seed: 1)), context.View(Compared.Vectors(60, seed: 2)), labelled).ToJson();
        Assert.AreEqual(Json(3), Json(3));
        Assert.AreNotEqual(Json(3), Json(4));
    }

    // Fails where the name of either column is not handed on.
    [TestMethod]
    public void The_short_call_is_the_long_one_with_the_defaults()
    {
        IDataView Rows(int seed)
        {
            var rows = context.View(Compared.Vectors(40, seed));
            return context.Transforms.CopyColumns("Values", "Features").Append(context.Transforms.SelectColumns("Values", "Label")).Fit(rows).Transform(rows);
        }

        var byOptions = new MLContext(seed: 1).Gan().Evaluate(Rows(1), Rows(2), new EvaluateOptions { FeatureColumnName = "Values", LabelColumnName = "Label" });
        Assert.AreEqual(byOptions.ToJson(), new MLContext(seed: 1).Gan().Evaluate(Rows(1), Rows(2), "Values", "Label").ToJson());
        Assert.IsNotNull(byOptions.AccuracyRealToReal);
    }

    private readonly EvaluateOptions labelled = new() { LabelColumnName = "Label", Resamples = 10, ClassifierSteps = 5, ClassifierSeeds = 1 };

    // Fails where all columns are active.
    [TestMethod]
    public void Each_step_is_in_the_log_and_only_the_columns_needed_are_read()
    {
        var lines = new List<string>();
        context.Log += (_, log) => lines.Add(log.Message);
        var real = new AccessWitness(context.View(Compared.Vectors(60, seed: 1)));
        context.Gan().Evaluate(real, context.View(Compared.Vectors(60, seed: 2)), Quick);
        Assert.IsTrue(lines.Any(line => line.Contains("Comparing 60 synthetic samples of 4 with 60 real ones", StringComparison.Ordinal)), string.Join('\n', lines));
        Assert.IsTrue(lines.Any(line => line.Contains("Frechet distance: ", StringComparison.Ordinal)));
        CollectionAssert.AreEqual(new[] { "Features" }, real.Asked.ToArray());
    }

    // Cancelled while classifiers are trained. Fails where the token is only looked at while rows are read.
    [TestMethod]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        labelled.CancellationToken = source.Token;
        context.Log += (_, log) =>
        {
            if (log.Message.Contains("Training a classifier", StringComparison.Ordinal)) source.Cancel();
        };
        Assert.ThrowsExactly<OperationCanceledException>(() =>
            context.Gan().Evaluate(context.View(Compared.Vectors(60, seed: 1)), context.View(Compared.Vectors(60, seed: 2)), labelled));
    }
}
