using System.CommandLine;
using Samples;

namespace Quickstart;

/// <summary>The options, and what is done with them.</summary>
internal static class CommandLine
{
    private static readonly Option<string?> Images = new("--images") { HelpName = "PATH", Description = "A folder or zip of JPEG and PNG files, whose subfolders are labels. Without it, the sample draws its own pictures." };
    private static readonly Option<PictureSize?> Size = new("--size")
    {
        HelpName = "N|HxW",
        Description = "Scale all pictures to this size. Needed where they differ in size.",
        CustomParser = result =>
        {
            if (PictureSize.TryParse(result.Tokens[0].Value, out var size)) return size;
            result.AddError($"--size is '{result.Tokens[0].Value}'; it is a number of pixels such as 64, or height x width such as 48x64.");
            return null;
        },
    };
    private static readonly Option<bool> SkipCorrupt = new("--skip-corrupt") { Description = "Leave out, and count, files that cannot be decoded." };
    private static readonly Option<int> Iterations = Positive("--iterations", "Training iterations.", Settings.DefaultIterations);
    private static readonly Option<int?> Batch = Positive<int?>("--batch", $"Pictures per training step. Default: {Settings.DefaultBatch}, or all of them where there are fewer.");
    private static readonly Option<int?> Threads = Positive<int?>("--threads", "CPU threads. Default: one for each processor.");
    private static readonly Option<int> Seed = new("--seed") { HelpName = "S", Description = "The same seed gives the same result on the same machine.", DefaultValueFactory = _ => new Settings().Seed };
    private static readonly Option<string> Output = new("--output") { HelpName = "DIR", Description = "Folder for samples.png and model.zip.", DefaultValueFactory = _ => new Settings().Output };

    public static RootCommand Create()
    {
        var train = new RootCommand("Trains a WGAN-GP on pictures inside an ML.NET pipeline, and leaves samples.png and model.zip.")
        {
            Images, Size, SkipCorrupt, Iterations, Batch, Threads, Seed, Output,
        };
        train.SetAction(parsed => OneLineErrors.Report(() => TrainCommand.Run(new Settings
        {
            Images = parsed.GetValue(Images),
            Size = parsed.GetValue(Size),
            SkipCorrupt = parsed.GetValue(SkipCorrupt),
            Iterations = parsed.GetValue(Iterations),
            Batch = parsed.GetValue(Batch),
            Threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount,
            Seed = parsed.GetValue(Seed),
            Output = parsed.GetRequiredValue(Output),
        })));
        train.Add(CreateGenerate());
        return train;
    }

    private static Command CreateGenerate()
    {
        var model = new Argument<string>("model") { Description = "The model.zip of a training." };
        var picture = new Argument<string>("picture") { Description = "The PNG file to write." };
        var generate = new Command("generate", "Loads a model and draws a grid of samples: a row per class.") { model, picture };
        generate.SetAction(parsed => OneLineErrors.Report(() => GenerateCommand.Run(parsed.GetRequiredValue(model), parsed.GetRequiredValue(picture))));
        return generate;
    }

    private static Option<int> Positive(string name, string description, int value)
    {
        var option = Positive<int>(name, description);
        option.DefaultValueFactory = _ => value;
        return option;
    }

    private static Option<T> Positive<T>(string name, string description)
    {
        var option = new Option<T>(name) { HelpName = "N", Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int n) && n < 1) result.AddError($"{name} is {n}; it is at least 1.");
        });
        return option;
    }
}
