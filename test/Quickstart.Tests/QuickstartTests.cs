using System.Diagnostics;
using Microsoft.ML.Data;
using Samples;

namespace Quickstart.Tests;

/// <summary>The program as a user runs it, in a process of its own.</summary>
[TestClass]
public sealed class QuickstartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void The_default_run_leaves_samples_and_a_model_that_a_second_process_uses()
    {
        var (exitCode, output, error) = Run("--iterations", "2", "--batch", "4", "--output", folder["out"]);
        Assert.AreEqual((0, ""), (exitCode, error), output);
        StringAssert.Contains(output, "3000 pictures of 6 classes");
        StringAssert.Contains(output, "2/2  critic ");
        StringAssert.Contains(output, "a row per class: cross, disc, ring, square, stripes, triangle");
        StringAssert.Contains(output, "the same samples, byte for byte");
        CollectionAssert.AreEqual(new[] { "out", "out/model.zip", "out/samples.png" }, folder.Files);
        using var samples = MLImage.CreateFromFile(folder["out/samples.png"]);
        Assert.AreEqual((10 * 66 + 2, 6 * 66 + 2), (samples.Width, samples.Height));

        // The same seed, the same bytes; and the model can be used by hand.
        Assert.AreEqual(0, Run("--iterations", "2", "--batch", "4", "--output", folder["again"]).ExitCode);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder["out/samples.png"]), File.ReadAllBytes(folder["again/samples.png"]));
        Assert.AreEqual(0, Run("generate", folder["out/model.zip"], folder["more.png"]).ExitCode);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder["out/samples.png"]), File.ReadAllBytes(folder["more.png"]));
    }

    [TestMethod]
    public void Own_pictures_of_mixed_sizes_and_without_labels_train_with_a_size()
    {
        for (int i = 0; i < 5; i++) folder.Picture($"in/{i}.png", 20 + i, 30, (byte)(40 * i));
        folder.Garbage("in/broken.jpg");
        var (exitCode, output, error) = Run("--images", folder["in"], "--size", "16x24", "--skip-corrupt", "--iterations", "1", "--output", folder["out"]);
        Assert.AreEqual((0, ""), (exitCode, error), output);
        StringAssert.Contains(output, "5 pictures; 1 damaged files skipped");
        using var samples = MLImage.CreateFromFile(folder["out/samples.png"]);
        Assert.AreEqual((10 * (2 * 24 + 2) + 2, 6 * (2 * 16 + 2) + 2), (samples.Width, samples.Height));
    }

    [TestMethod]
    public void An_interrupt_ends_the_training_and_keeps_the_model()
    {
        // A shell starts background jobs with SIGINT ignored, and their children inherit that: there the training would never end.
        string ignored = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        if ((Convert.ToUInt64(ignored[7..].Trim(), 16) & 2) != 0) Assert.Inconclusive("This process was started with SIGINT ignored.");

        using var process = Start("--iterations", "100000", "--batch", "4", "--output", folder["out"]);
        string? line;
        do line = process.StandardOutput.ReadLine();
        while (line is not null && !line.Contains("critic", StringComparison.Ordinal));
        using (var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"])) kill.WaitForExit();  // every shell has it built in

        var (exitCode, output, error) = End(process);
        Assert.AreEqual((0, ""), (exitCode, error), output);
        StringAssert.Contains(output, "The training was cancelled after");
        StringAssert.Contains(output, "of 100000 iterations");
        CollectionAssert.AreEqual(new[] { "out", "out/model.zip", "out/samples.png" }, folder.Files);
    }

    [TestMethod]
    public void Bad_input_ends_with_one_line_and_leaves_nothing()
    {
        for (int i = 0; i < 3; i++) folder.Picture($"in/{i}.png");
        folder.Garbage("file");
        string[] before = folder.Files;
        AssertFails("There is no folder or zip file 'nowhere'", "--images", "nowhere");
        AssertFails("is neither a folder nor a zip file", "--images", folder["file"]);
        AssertFails("Nothing can be written to the output folder", "--output", folder["file"]);
        AssertFails("BatchSize is 8", "--images", folder["in"], "--batch", "8");
        AssertFails("There is no model file 'nowhere.zip'", "generate", "nowhere.zip", folder["a.png"]);
        AssertFails("is damaged or no model file", "generate", folder["file"], folder["a.png"]);
        CollectionAssert.AreEqual(before, folder.Files);
    }

    [TestMethod]
    public void Wrong_options_are_explained()
    {
        foreach (var (option, value, message) in new[] { ("--iterations", "0", "it is at least 1"), ("--size", "huge", "it is a number of pixels"), ("--batch", "many", "many"), ("--sise", "3", "--sise") })
        {
            var (exitCode, _, error) = Run(option, value, "--output", folder["out"]);
            Assert.AreEqual(1, exitCode);
            StringAssert.Contains(error, message);
        }

        Assert.AreEqual(0, folder.Files.Length);
    }

    private void AssertFails(string message, params string[] arguments)
    {
        string[] withOutput = arguments[0] == "generate" || arguments.Contains("--output") ? arguments : [.. arguments, "--output", folder["out"]];
        var (exitCode, output, error) = Run(withOutput);
        Assert.AreEqual(1, exitCode, output);
        StringAssert.StartsWith(error, "error: ");
        StringAssert.Contains(error, message);
        Assert.AreEqual(1, error.TrimEnd().Split('\n').Length, error);
    }

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return End(process);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Settings).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static (int ExitCode, string Output, string Error) End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
