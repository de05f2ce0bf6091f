using System.Text.RegularExpressions;
using Microsoft.ML.Gan.Evaluation.Reports;
using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>The example of docs/evaluation.md is the one that is compiled and run here; the page explains every figure there is.</summary>
[TestClass]
public sealed partial class EvaluationDocsTests : IDisposable
{
    private readonly string home = Directory.GetCurrentDirectory();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private static string Page => File.ReadAllText(Path.Combine(Tree.Root, "docs", "evaluation.md"));

    [TestMethod]
    public void TheExampleOfThePageIsTheOneBelow()
    {
        string source = File.ReadAllText(Path.Combine(Tree.Root, "test", "Microsoft.ML.Gan.Tests", "Evaluation", "EvaluationDocsTests.cs"));
        Assert.Contains(Unindented(Example().Match(source).Groups[1].Value), Unindented(Page));
    }

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
        using var gan = mlContext.Gan().WganGp(labelColumnName: "Label", iterations: 1).Fit(train);

        // example
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

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"// example\n(.*?)// end of example", RegexOptions.Singleline)]
    private static partial Regex Example();
}
