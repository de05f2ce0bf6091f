using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Gan;
using Microsoft.ML.Runtime;
using Samples;

namespace Quickstart;

/// <summary>The default command: pictures in, samples.png and model.zip out, and the proof that another process can use the model.</summary>
internal static class TrainCommand
{
    private const string SamplesFile = "samples.png", ModelFile = "model.zip";

    public static void Run(Settings settings)
    {
        var pictures = settings.Images is { } path
            ? PictureFolder.Read(path, anySize: settings.Size is not null, settings.SkipCorrupt)
            : DrawnImages.Draw(settings.Seed);
        using var output = new OutputFolder(settings.Output);
        Console.WriteLine(pictures);

        using var interrupted = new CancellationTokenSource();
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // The first Ctrl+C ends the training, a second one the program.
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        });

        var mlContext = new MLContext(settings.Seed);
        mlContext.Log += (_, entry) =>
        {
            if (entry.Kind == ChannelMessageKind.Warning) LiveProgress.WriteLine($"warning: {entry.RawMessage}");
        };
        var data = mlContext.Data.LoadFromEnumerable(pictures.Pictures);
        var model = LiveProgress.Show(progress => new Training(mlContext, settings, pictures)
        {
            Progress = progress,
            Samples = gan => SaveSamples(gan, output),
            CancellationToken = interrupted.Token,
        }.Fit(data));

        using var gan = GenerateCommand.Gan(model);
        output.Write(ModelFile, file => mlContext.Model.Save(model, data.Schema, file));
        SaveSamples(gan, output);
        Console.WriteLine($"{output[SamplesFile]} shows samples{(pictures.HasLabels ? $", a row per class: {string.Join(", ", gan.Labels.Take(SampleGrid.MaxRows))}" : "")}.");
        Console.WriteLine($"{output[ModelFile]} is the model after {gan.Training.Iterations} of {gan.Training.RequestedIterations} iterations.");
        CompareWithSecondProcess(output);
    }

    private static void SaveSamples(GanTransformer gan, OutputFolder output) => output.Write(SamplesFile, file => SampleGrid.Save(gan, file));

    private static void CompareWithSecondProcess(OutputFolder output)
    {
        bool same = false;
        output.Use(".png", file =>
        {
            SecondProcess.Run("generate", output[ModelFile], file);
            same = File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(output[SamplesFile]));
        });
        if (!same) throw new InvalidOperationException($"A second process loaded {output[ModelFile]}, but generated other samples.");
        Console.WriteLine($"A second process loaded {ModelFile} and generated the same samples, byte for byte.");
    }
}
