using System.CommandLine;
using Spectre.Console;
using Samples;

namespace Augmentation;

/// <summary>The options, and what is done with them.</summary>
internal static class CommandLine
{
    private const int DefaultIterations = 1500, DefaultSeeds = 10, QuickSeeds = 2;
    private const double DefaultKept = 0.05;
    private const int FileWidth = 140;

    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "PATH",
        Description = "A folder with MNIST's two IDX files, or a comma-separated text file with a header whose last column is the label. Without it, the sample makes its own images and vectors.",
    };
    private static readonly Option<string?> Rare = new("--rare") { HelpName = "CLASS", Description = "The class to make rare. Only with --data; by default the first class of images, or the rarest of rows." };
    private static readonly Option<double> Keep = new("--keep") { HelpName = "SHARE", Description = "The share of that class's training rows to keep, above 0 and at most 1.", DefaultValueFactory = _ => DefaultKept };
    private static readonly Option<int> Seeds = new("--seeds") { HelpName = "N", Description = "Splits of the data to try, at least 2.", DefaultValueFactory = _ => DefaultSeeds };
    private static readonly Option<bool> Quick = new("--quick") { Description = $"{QuickSeeds} seeds." };
    private static readonly Option<int> Iterations = new("--iterations") { HelpName = "N", Description = "Training iterations of each GAN, at least 1.", DefaultValueFactory = _ => DefaultIterations };
    private static readonly Option<string> Output = new("--output") { HelpName = "DIR", Description = "Folder for augmentation.svg.", DefaultValueFactory = _ => "output" };

    public static RootCommand Create()
    {
        Require(Keep, share => share is > 0 and <= 1, "above 0 and at most 1");
        Require(Seeds, seeds => seeds >= 2, "at least 2");
        Require(Iterations, iterations => iterations >= 1, "at least 1");
        var command = new RootCommand("Makes one class of some data rare, and measures what helps a classifier to recognise it: nothing, copies, interpolation or a GAN.")
        {
            Data, Rare, Keep, Seeds, Quick, Iterations, Output,
        };
        command.SetAction(parsed => OneLineErrors.Report(() => Run(
            Problems(parsed.GetValue(Data), parsed.GetValue(Rare), parsed.GetValue(Keep)),
            parsed.GetValue(Quick) ? QuickSeeds : parsed.GetValue(Seeds), parsed.GetValue(Iterations), parsed.GetRequiredValue(Output))));
        return command;
    }

    private static IReadOnlyList<Problem> Problems(string? data, string? rare, double kept)
    {
        if (data is not null) return [RealData.Read(data, rare, kept)];
        if (rare is not null) throw new InputException("--rare names a class of your own data; give that with --data.");
        return [GeneratedData.Images(kept), GeneratedData.Vectors(kept)];
    }

    private static void Run(IReadOnlyList<Problem> problems, int seeds, int iterations, string output)
    {
        // A folder that cannot be written to should not show after the trainings.
        Directory.CreateDirectory(output);
        var summaries = problems.Select(problem =>
        {
            var sizes = problem.Split(1).Train.GroupBy(sample => sample.Label).ToDictionary(group => group.Key, group => group.Count());
            var experiment = new Experiment(problem, iterations) { Progress = Console.WriteLine };
            return new Summary(problem, sizes[problem.RareClass], sizes.Values.Max(), experiment.Run(seeds));
        }).ToList();

        foreach (var summary in summaries) Print(summary, seeds);
        string path = Path.Combine(output, "augmentation.svg");
        Plot.Draw(summaries).Save(path);
        Console.WriteLine($"Wrote {path}");
    }

    private static void Print(Summary summary, int seeds)
    {
        var table = new Table { Title = new TableTitle($"{summary.Problem.Name}: class '{summary.Problem.RareClass}' has {summary.Rare} training rows, the largest {summary.Largest}; {seeds} seeds, 95 % intervals") };
        table.AddColumns(["", .. Figure.All.Select(figure => figure.Name), "CPU seconds"]);
        foreach (var remedy in Experiment.Remedies)
        {
            table.AddRow([remedy.Name, .. Figure.All.Select(figure => summary.Of(remedy, figure).ToString()), $"{summary.Seconds(remedy):0.0}"]);
        }

        Terminal().Write(table);
        foreach (string verdict in summary.Verdicts()) Console.WriteLine(verdict);
    }

    // A file gets no colours, and lines as long as the table needs.
    private static IAnsiConsole Terminal()
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out), Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect };
        var terminal = AnsiConsole.Create(settings);
        if (Console.IsOutputRedirected) terminal.Profile.Width = FileWidth;
        return terminal;
    }

    private static void Require<T>(Option<T> option, Func<T, bool> accepts, string range) => option.Validators.Add(result =>
    {
        if (result.Errors.Any()) return;
        var value = result.GetValueOrDefault<T>();
        if (!accepts(value)) result.AddError($"{option.Name} is {value}; it is {range}.");
    });
}
