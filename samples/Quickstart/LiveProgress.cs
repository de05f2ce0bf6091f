using System.Globalization;
using Microsoft.ML.Gan.Trainers;
using Spectre.Console;

namespace Quickstart;

/// <summary>Shows how a training goes: a bar on a terminal, a line every few seconds where the output goes to a file.</summary>
internal static class LiveProgress
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    private static bool IsLive => AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected;

    /// <summary>Runs a training and shows what it reports.</summary>
    public static T Show<T>(Func<Action<GanProgress>, T> train)
    {
        if (!IsLive) return train(Lines());

        return AnsiConsole.Progress()
            .Columns(new ProgressBarColumn { Width = 20 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                var bar = context.AddTask("starting");
                return train(progress =>
                {
                    bar.MaxValue = progress.Iterations;
                    bar.Value = progress.Iteration;
                    bar.Description = Describe(progress).EscapeMarkup();
                });
            });
    }

    /// <summary>Writes a line that does not get in the bar's way.</summary>
    public static void WriteLine(string line)
    {
        if (IsLive) AnsiConsole.WriteLine(line);
        else Console.WriteLine(line);
    }

    private static Action<GanProgress> Lines()
    {
        var next = TimeSpan.Zero;
        return progress =>
        {
            if (progress.Elapsed < next && progress.Iteration < progress.Iterations) return;
            next = progress.Elapsed + LineInterval;
            Console.WriteLine(Describe(progress));
        };
    }

    private static string Describe(GanProgress progress)
    {
        string left = TimeSpan.FromSeconds((long)progress.Remaining.TotalSeconds).ToString("c", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"{progress.Iteration}/{progress.Iterations}  critic {progress.Metrics["Critic"]:0.00}  generator {progress.Metrics["Generator"]:0.00}  {progress.RowsPerSecond:0} images/s  {left} left");
    }
}
