using Microsoft.ML.Gan.Evaluation;
using Microsoft.ML.Gan.Evaluation.Reports;
using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Documents;

/// <summary>The example of docs/evaluation.md does what its comments say, and the page explains every figure there is.</summary>
[TestClass]
public sealed class EvaluationTests : IDisposable
{
    private readonly string home = Directory.GetCurrentDirectory();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gan-documents-");

    private static string Page => File.ReadAllText(Path.Combine(Tree.Root, "docs", "evaluation.md"));

    [TestMethod]
    public void EveryFigureOfImagesIsExplained()
    {
        var context = new MLContext(seed: 1);
        AssertExplained(context.Gan().Evaluate(context.Images(12, seed: 1), context.Images(12, seed: 2), new EvaluateOptions { Resamples = 2 }));
    }

    [TestMethod]
    public void TheExampleRuns()
    {
        Directory.SetCurrentDirectory(folder.FullName);
        var mlContext = new MLContext(seed: 1);
        IDataView train = mlContext.View(Compared.Vectors(80, seed: 1)), test = mlContext.View(Compared.Vectors(80, seed: 2));
        const int iterations = 1;

        // example
        using var gan = mlContext.Gan().WganGp(labelColumnName: "Label", iterations: iterations).Fit(train);

        GanMetrics metrics = mlContext.Gan().Evaluate(test, gan.Generate(1000), new EvaluateOptions
        {
            LabelColumnName = "Label",
            TrainingData = train,                       // what the generator has seen: the tests for copies need it
        });

        Console.WriteLine(metrics);                     // a table
        File.WriteAllText("metrics.json", metrics.ToJson());
        metrics.SaveHtml("metrics.html");               // with pictures, and the training rows nearest to them
        double recall = metrics.Recall.Value;           // every figure has a value, an interval, counts and its extractor
        // end of example

        Assert.IsTrue(recall is >= 0 and <= 1);
        Assert.IsNotNull(metrics.CopyingZ);
        AssertExplained(metrics);
        Assert.AreEqual(metrics.ToString(), GanMetrics.FromJson(File.ReadAllText("metrics.json")).ToString());
        Assert.Contains("<h1>", File.ReadAllText("metrics.html"));
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(home);
        folder.Delete(recursive: true);
    }

    private static void AssertExplained(GanMetrics metrics)
    {
        foreach (var measurement in metrics.Measurements) Assert.Contains($"| {measurement.Name.Replace(" x1000", "", StringComparison.Ordinal)} |", Page);
    }
}
