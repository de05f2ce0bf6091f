using System.Globalization;
using Microsoft.ML.Gan.Training;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>Passes the training loop's reports on: to the log, to the progress channel, and to the user's callback.</summary>
internal sealed class ProgressReport(IChannel channel, IProgressChannel progressChannel, Action<TrainingProgress>? callback)
{
    private const int LogLines = 20;
    private TrainingProgress? latest;
    private long logLine;

    public void Report(TrainingProgress progress)
    {
        // Whoever listens to the channel may ask between two reports.
        if (latest is null)
        {
            progressChannel.SetHeader(
                new ProgressHeader([.. progress.Metrics.Keys], ["iterations"]), entry => entry.SetProgress(0, latest!.Iteration, latest.Iterations));
        }

        latest = progress;
        progressChannel.Checkpoint([.. progress.Metrics.Values.Select(value => (double?)value), progress.Iteration]);
        Log(progress);
        callback?.Invoke(progress);
    }

    // The log is for people: about twenty lines of a training, however often it reports.
    private void Log(TrainingProgress progress)
    {
        long line = progress.Iteration * LogLines / progress.Iterations;
        if (line == logLine && progress.Iteration > 1) return;
        logLine = line;
        string metrics = string.Join(", ", progress.Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:g4}")));
        channel.Info(MessageSensitivity.None, string.Create(
            CultureInfo.InvariantCulture, $"Iteration {progress.Iteration} of {progress.Iterations}: {metrics}; {progress.SamplesPerSecond:f0} rows/s, {progress.SkippedSteps} steps skipped."));
    }
}
