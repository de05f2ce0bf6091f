using System.Globalization;

namespace Microsoft.ML.Gan.Benchmarks;

/// <summary>All contestants in turns, so that whatever else the machine does hits all of them.</summary>
internal static class Race
{
    // How far losses of the same training on different BLAS may be apart after a few iterations.
    private const double SameLosses = 1e-2;

    public static int Run(int rounds, int iterations, int threads)
    {
        string path = Path.GetTempFileName();
        var contestants = new List<Contestant>();
        try
        {
            OurSide.WriteCase(path);
            contestants.AddRange(Contestants.Start(path, iterations, threads));
            WarmUp(contestants);
            for (int round = 0; round < rounds; round++)
            {
                Console.Error.WriteLine($"round {round + 1} of {rounds}");
                for (int i = 0; i < contestants.Count; i++) contestants[(round + i) % contestants.Count].TakeTurn();
            }

            Console.WriteLine($"{rounds} rounds, {iterations} iteration(s) (5 critic steps, 1 generator step) in a turn, {threads} thread(s) each.");
            Report(contestants, iterations);
            return 0;
        }
        catch (ContestantException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        finally
        {
            foreach (var contestant in contestants) contestant.Dispose();
            File.Delete(path);
        }
    }

    // The first turn is not measured, and shows that all train the same.
    private static void WarmUp(List<Contestant> contestants)
    {
        var losses = contestants.ToDictionary(contestant => contestant.Name, contestant => contestant.WarmUp());
        var (critic, generator) = losses[contestants[0].Name];
        foreach (var (name, theirs) in losses)
        {
            if (Math.Abs(theirs.Critic - critic) > SameLosses * Math.Abs(critic) || Math.Abs(theirs.Generator - generator) > SameLosses * Math.Abs(critic))
            {
                throw new ContestantException($"'{name}' does not train what we train: losses {theirs}, ours {(critic, generator)}.");
            }
        }
    }

    private static void Report(List<Contestant> contestants, int iterations)
    {
        var ours = contestants[0];
        Console.WriteLine();
        Console.WriteLine("| contestant | time relative to ours | seconds per iteration | processor time relative to ours | peak memory, MiB |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var contestant in contestants)
        {
            var seconds = contestant.Seconds.Select(s => s / iterations);
            var ratios = contestant.Seconds.Zip(ours.Seconds, (theirs, own) => theirs / own);
            var processor = contestant.ProcessorSeconds.Zip(ours.ProcessorSeconds, (theirs, own) => theirs / own);
            Console.WriteLine($"| {contestant.Name} | {Spread(ratios)} | {Spread(seconds)} | {Spread(processor)} | {contestant.PeakMemory():F0} |");
        }
    }

    // Median (minimum to maximum).
    public static string Spread(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:F2} ({sorted[0]:F2} to {sorted[^1]:F2})");
    }
}
