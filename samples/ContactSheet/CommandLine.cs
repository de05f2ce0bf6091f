using System.CommandLine;
using Samples;

namespace ContactSheet;

/// <summary>The options, and what is done with them.</summary>
internal static class CommandLine
{
    private const int DefaultIterations = 600, MostPictures = 10_000;

    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "PATH",
        Description = "A folder or zip of PNG or JPEG files of one size, or an IDX file of images such as MNIST's. Without it, the sample draws its own pictures.",
    };

    private static readonly Option<int> Iterations = new("--iterations") { HelpName = "N", Description = "Training iterations of each system, at least 1.", DefaultValueFactory = _ => DefaultIterations };
    private static readonly Option<string> Output = new("--output") { HelpName = "FILE", Description = "The sheet, an SVG file.", DefaultValueFactory = _ => "sheet.svg" };

    public static RootCommand Create()
    {
        var command = new RootCommand("Trains every system on the same pictures, with small networks, and draws what each generates on one sheet.") { Data, Iterations, Output };
        command.SetAction(parsed => OneLineErrors.Report(() => Run(parsed.GetValue(Data), parsed.GetValue(Iterations), parsed.GetRequiredValue(Output))));
        return command;
    }

    private static void Run(string? path, int iterations, string output)
    {
        if (iterations < 1) throw new InputException($"--iterations is {iterations}; it is at least 1.");
        var pictures = path is null ? DrawnImages.Draw(seed: 1) : PictureSet.Read(path);
        new Comparison(pictures.Spread(MostPictures), iterations) { Progress = Console.WriteLine }.Draw(output);
        Console.WriteLine($"The sheet is {Path.GetFullPath(output)}.");
    }
}
