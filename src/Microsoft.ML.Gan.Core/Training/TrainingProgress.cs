namespace Microsoft.ML.Gan.Training;

/// <summary>The state of a training at a report.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Iterations">Iterations asked for.</param>
/// <param name="Metrics">Losses and other figures of the last iteration, by name.</param>
/// <param name="SkippedSteps">Steps refused so far because a loss or gradient was not finite.</param>
/// <param name="Elapsed">Time since the training (or its resumption) began.</param>
/// <param name="SamplesPerSecond">Real samples the critic has seen per second since the last report.</param>
public sealed record TrainingProgress(
    long Iteration, long Iterations, IReadOnlyDictionary<string, double> Metrics, long SkippedSteps, TimeSpan Elapsed, double SamplesPerSecond);
