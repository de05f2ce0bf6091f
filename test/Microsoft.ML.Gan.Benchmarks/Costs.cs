using System.Globalization;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Benchmarks;

/// <summary>
/// What a training costs, system by system: seconds per 1,000 real images that the critic is shown, the generator's steps included, relative to WGAN-GP. Each
/// system and WGAN-GP take turns, so that whatever else the machine does hits both.
/// </summary>
internal static class Costs
{
    private static readonly int[] Sizes = [32, 64];

    public static int Run(int rounds, int batchSize, int threads)
    {
        set_num_threads(threads);
        Console.WriteLine($"{rounds} rounds, batches of {batchSize}, {threads} thread(s); load at the start: {Load()}.");
        var columns = Sizes.Select(size => Measure(size, rounds, batchSize)).ToArray();
        Console.WriteLine($"Load at the end: {Load()}.");
        Console.WriteLine();
        Console.WriteLine($"| system | {string.Join(" | ", Sizes.Select(size => $"{size}x{size}"))} |");
        Console.WriteLine($"|---|{string.Concat(Sizes.Select(_ => "---|"))}");
        foreach (var rows in Enumerable.Range(0, columns[0].Count).Select(i => columns.Select(column => column[i]).ToArray()))
        {
            Console.WriteLine($"| {rows[0].Name} | {string.Join(" | ", rows.Select(row => row.Cost))} |");
        }

        return 0;
    }

    private static List<(string Name, string Cost)> Measure(int size, int rounds, int batchSize)
    {
        using var reference = CostCase.WganGp(size, batchSize);
        reference.Turn();
        var seconds = new List<double>();
        var costs = new List<(string, string)>();
        foreach (var create in CostCase.Others(size, batchSize))
        {
            using var system = create();
            system.Turn();
            var ratios = new List<double>();
            for (int round = 0; round < rounds; round++)
            {
                double ofReference = PerThousand(reference);
                seconds.Add(ofReference);
                ratios.Add(PerThousand(system) / ofReference);
            }

            costs.Add((system.Name, Race.Spread(ratios)));
            Console.Error.WriteLine($"{size}x{size}, {system.Name}: {costs[^1].Item2}");
        }

        costs.Insert(0, ("WGAN-GP, seconds", Race.Spread(seconds)));
        return costs;
    }

    private static double PerThousand(CostCase system) => system.Turn() / system.ImagesPerIteration * 1000;

    private static string Load() => string.Create(CultureInfo.InvariantCulture, $"{File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} cores");
}
