using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Gan.Benchmarks;

/// <summary>A process that trains the case, a turn at a time. Between its turns it waits for input and uses no processor.</summary>
internal sealed class Contestant : IDisposable
{
    private readonly Process process;
    private readonly Stream input;
    private readonly List<double> seconds = [], processorSeconds = [];

    public Contestant(string name, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        Name = name;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        process = Process.Start(start)!;
        input = process.StandardInput.BaseStream;
    }

    public string Name { get; }

    /// <summary>Seconds of every turn.</summary>
    public IReadOnlyList<double> Seconds => seconds;

    /// <summary>Seconds of processor time of every turn, all threads together: what a busy machine disturbs least.</summary>
    public IReadOnlyList<double> ProcessorSeconds => processorSeconds;

    /// <summary>Trains on for one turn that is measured.</summary>
    public void TakeTurn()
    {
        double before = ProcessorTime();
        seconds.Add(Turn().Seconds);
        processorSeconds.Add(ProcessorTime() - before);
    }

    /// <summary>Takes a turn that is not measured and returns the losses at its end.</summary>
    public (double Critic, double Generator) WarmUp()
    {
        var (_, critic, generator) = Turn();
        return (critic, generator);
    }

    /// <summary>The most memory it has had resident so far, in MiB.</summary>
    public double PeakMemory()
    {
        string line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        input.Dispose();
        process.WaitForExit();
        process.Dispose();
    }

    // Null once it has ended.
    private string? Ask()
    {
        try
        {
            input.WriteByte((byte)'\n');
            input.Flush();
            return process.StandardOutput.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private double ProcessorTime()
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private (double Seconds, double Critic, double Generator) Turn()
    {
        string answer = Ask() ?? throw new ContestantException($"'{Name}' ended in the middle of the race; what it said is above.");
        double[] numbers = [.. answer.Split(' ').Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1], numbers[2]);
    }
}
