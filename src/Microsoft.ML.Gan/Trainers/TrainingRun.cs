using Microsoft.ML.Gan.Training;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>What every Fit does once there is a training loop.</summary>
internal static class TrainingRun
{
    /// <summary>Runs the loop to its end or to the options' cancellation, and reports to the log, to the progress channel and to a callback.</summary>
    /// <exception cref="OperationCanceledException">The training was cancelled before its first iteration was done.</exception>
    /// <exception cref="TrainingDivergedException">Many training steps in a row were not finite.</exception>
    public static void Run(TrainingLoop loop, TrainingOptions options, IChannel channel, IProgressChannel progressChannel, Action<TrainingProgress>? callback)
    {
        loop.Run(new ProgressReport(channel, progressChannel, callback).Report, options.CancellationToken);
        if (loop.Iteration == 0) throw new OperationCanceledException("The training was cancelled before its first iteration was done.", options.CancellationToken);
        if (loop.Iteration == options.Iterations) return;
        channel.Warning(MessageSensitivity.None, $"The training was cancelled after {loop.Iteration} of {options.Iterations} iterations; the model is what had been learned by then.");
    }

    /// <summary>The number of a network's weights.</summary>
    public static long Parameters(torch.nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
