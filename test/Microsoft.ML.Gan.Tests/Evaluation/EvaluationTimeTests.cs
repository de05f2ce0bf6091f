using System.Diagnostics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class EvaluationTimeTests
{
    public TestContext TestContext { get; set; } = null!;

    // The budget is 60 s on 2 cores, hence 120 s of processor time. GAN_EVALUATE_IMAGES may name a folder of folders with 32x32 pictures, such as CIFAR-10;
    // without it pictures of noise are compared, which takes as long. It prints what was measured, the time and the peak of memory.
    [TestMethod]
    [TestCategory("Long")]
    public void Five_thousand_images_are_compared_in_a_minute()
    {
        const int count = 5000;
        var context = new MLContext(seed: 1);
        IDataView real = Images(context, 0), synthetic = Images(context, 1);
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        TimeSpan Used()
        {
            process.Refresh();
            return process.TotalProcessorTime - before;
        }

        context.Log += (_, log) => TestContext.WriteLine($"{clock.Elapsed.TotalSeconds,6:f1} s{Used().TotalSeconds,6:f1} s of processor time  {log.Message}");
        var metrics = context.Gan().Evaluate(real, synthetic, new EvaluateOptions { LabelColumnName = "Label", Threads = 2, Seed = 1 });
        var used = Used();
        TestContext.WriteLine(metrics.ToString());
        TestContext.WriteLine($"{clock.Elapsed.TotalSeconds:f1} s, {used.TotalSeconds:f1} s of processor time, at most {process.PeakWorkingSet64 >> 20} MB.");
        Assert.AreEqual((long)count, metrics.FrechetDistance.RealCount);
        Assert.IsLessThan(120, used.TotalSeconds);
    }

    // Every class in turn, the first half of its pictures for one side and the next for the other.
    private static IDataView Images(MLContext context, int side)
    {
        const int count = 5000;
        if (Environment.GetEnvironmentVariable("GAN_EVALUATE_IMAGES") is not { } folder) return context.Images(count, side + 1, side: 32);
        var rows = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).SelectMany((kind, label) =>
            Directory.GetFiles(kind).Order(StringComparer.Ordinal).Skip(side * count / 10).Take(count / 10).Select(file => new { Path = file, Label = label })).ToList();
        return context.Transforms.LoadImages("Features", imageFolder: "", inputColumnName: "Path").Fit(context.Data.LoadFromEnumerable(rows)).Transform(context.Data.LoadFromEnumerable(rows));
    }
}
