using System.CommandLine;
using Divergences;

var quick = new Option<bool>("--quick") { Description = "Fewer points and shorter trainings." };
var output = new Option<string>("--output") { HelpName = "FILE", Description = "The SVG picture to write.", DefaultValueFactory = _ => "divergences.svg" };
var command = new RootCommand("Two parallel segments at a distance: what the Jensen-Shannon divergence and the earth mover's distance say of it, in theory and by trained critics.") { quick, output };
command.SetAction(parsed =>
{
    string path = parsed.GetRequiredValue(output);
    if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
    {
        Console.Error.WriteLine($"error: There is no folder '{folder}' to write the picture to.");
        return 1;
    }

    var estimates = Segments.Measure(parsed.GetValue(quick) ? Effort.Quick : Effort.Full, Console.WriteLine);
    SegmentPlot.Draw(estimates).Save(path);
    Console.WriteLine($"Wrote {path}");
    return 0;
});
return command.Parse(args).Invoke();
