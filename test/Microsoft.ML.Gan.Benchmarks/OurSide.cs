using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Peers;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Benchmarks;

/// <summary>Our contestant, and the case that all contestants train.</summary>
internal static class OurSide
{
    private const int Rows = 1024;

    private static readonly PeerCase Case =
        new(new GanArchitecture(new ImageShape(3, 32, 32), 128, new DcganFamily(Channels: 64), new Unconditional())) { BatchSize = 32 };

    /// <summary>Writes what the Python contestants start from.</summary>
    public static void WriteCase(string path)
    {
        using var scope = NewDisposeScope();
        using var random = new RandomStreams(Case.Seed);
        using var model = Case.CreateModel(random);
        var (samples, labels) = Case.DrawData(Rows);
        Case.Write(path, PeerCase.Start(samples, labels, model));
    }

    /// <summary>For every line on standard input, trains for a turn and answers "SECONDS CRITIC GENERATOR".</summary>
    public static void Serve(int iterations, int threads)
    {
        set_num_threads(threads);
        using var random = new RandomStreams(Case.Seed);
        using var model = Case.CreateModel(random);
        var (samples, labels) = Case.DrawData(Rows);
        using var data = new Dataset(samples, labels);
        using var loop = Case.CreateLoop(model, data, random, iterations: long.MaxValue, reportEvery: iterations);
        while (Console.ReadLine() is not null)
        {
            var clock = Stopwatch.StartNew();
            using var turn = new CancellationTokenSource();
            TrainingProgress? last = null;
            loop.Run(progress => { last = progress; turn.Cancel(); }, turn.Token);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds} {last!.Metrics["Critic"]} {last.Metrics["Generator"]}"));
        }
    }
}
