using System.CommandLine;
using Samples;

namespace Anomaly;

/// <summary>The options, and what is done with them.</summary>
internal static class CommandLine
{
    private const int DefaultIterations = 1000, DefaultSeeds = 5, QuickSeeds = 2;

    private static readonly Option<string?> Data = new("--data") { HelpName = "DIR", Description = "A folder with MNIST's two IDX files. Without it, the sample draws its own pictures." };
    private static readonly Option<string?> Normal = new("--normal") { HelpName = "CLASS", Description = "The class that is normal; by default the first." };
    private static readonly Option<int> Seeds = new("--seeds") { HelpName = "N", Description = "Splits of the data to try, at least 2.", DefaultValueFactory = _ => DefaultSeeds };
    private static readonly Option<bool> Quick = new("--quick") { Description = $"{QuickSeeds} seeds." };
    private static readonly Option<int> Iterations = new("--iterations") { HelpName = "N", Description = "Training iterations of each GAN, at least 1.", DefaultValueFactory = _ => DefaultIterations };

    public static RootCommand Create()
    {
        var command = new RootCommand("Learns what is normal from one class alone, and compares the critic's score with PCA's reconstruction error as a measure of what is not.")
        {
            Data, Normal, Seeds, Quick, Iterations,
        };
        command.SetAction(parsed => OneLineErrors.Report(() => Run(
            parsed.GetValue(Data) is { } folder ? PictureSource.Idx(folder) : PictureSource.Strokes(),
            parsed.GetValue(Normal), parsed.GetValue(Quick) ? QuickSeeds : parsed.GetValue(Seeds), parsed.GetValue(Iterations))));
        return command;
    }

    private static void Run(PictureSource pictures, string? normal, int seeds, int iterations)
    {
        if (seeds < 2) throw new InputException($"--seeds is {seeds}; it is at least 2.");
        if (iterations < 1) throw new InputException($"--iterations is {iterations}; it is at least 1.");
        string[] labels = [.. pictures.Samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal)];
        if (labels.Length < 2) throw new InputException($"All pictures are of class '{labels[0]}'; at least two classes are needed.");
        normal ??= labels[0];
        if (!labels.Contains(normal)) throw new InputException($"There is no class '{normal}'. The classes are: {string.Join(", ", labels)}.");

        var areas = new Experiment(pictures, normal, [new CriticDetector(iterations), new PrincipalComponents()]).Run(seeds, Console.WriteLine);
        foreach (var (detector, values) in areas) Console.WriteLine($"{detector.Name}: ROC-AUC {Interval.Of(values)} (95 %, {seeds} seeds)");
        var gain = Interval.Of([.. areas.Values.First().Zip(areas.Values.Last(), (gan, pca) => gan - pca)]);
        Console.WriteLine($"GAN critic against PCA: {gain.ToSignedString()}");
    }
}
