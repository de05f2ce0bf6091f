using System.CommandLine;
using Microsoft.ML.Gan.Benchmarks;

var rounds = new Option<int>("--rounds") { Description = "Rounds after the warm-up; in a round every contestant takes one turn.", DefaultValueFactory = _ => 9 };
var iterations = new Option<int>("--iterations") { Description = "WGAN-GP iterations (5 critic steps, 1 generator step) in a turn.", DefaultValueFactory = _ => 3 };
var threads = new Option<int>("--threads") { Description = "Threads of every contestant.", DefaultValueFactory = _ => Environment.ProcessorCount };
var batch = new Option<int>("--batch") { Description = "Rows in a batch.", DefaultValueFactory = _ => 16 };
foreach (var option in new[] { rounds, iterations, threads, batch })
{
    option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < 1) result.AddError($"{option.Name} is at least 1.");
    });
}

var race = new RootCommand("Measures our WGAN-GP step against Python's PyTorch: 32x32 images, batch 32, DCGAN of 64 channels.") { rounds, iterations, threads };
race.SetAction(arguments => Race.Run(arguments.GetValue(rounds), arguments.GetValue(iterations), arguments.GetValue(threads)));

// What the race starts as its own contestant.
var serve = new Command("serve") { iterations, threads };
serve.Hidden = true;
serve.SetAction(arguments => OurSide.Serve(arguments.GetValue(iterations), arguments.GetValue(threads)));
race.Add(serve);

var costs = new Command("costs", "Measures what training costs, system by system, relative to WGAN-GP.") { rounds, batch, threads };
costs.SetAction(arguments => Costs.Run(arguments.GetValue(rounds), arguments.GetValue(batch), arguments.GetValue(threads)));
race.Add(costs);

return race.Parse(args).Invoke();
