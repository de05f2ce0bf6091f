namespace Microsoft.ML.Gan.Training;

/// <summary>The state of a training at a report.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Iterations">Iterations asked for.</param>
/// <param name="Metrics">The loss of every phase, by the phase's name, and other figures of the last iteration. The loss of a refused step is NaN or infinite.</param>
/// <param name="SkippedSteps">Steps refused so far because a loss or gradient was not finite.</param>
/// <param name="Elapsed">Time since the training (or its resumption) began.</param>
/// <param name="SamplesPerSecond">Real samples the critic has seen per second since the last report.</param>
public sealed record TrainingProgress(
    long Iteration, long Iterations, IReadOnlyDictionary<string, double> Metrics, long SkippedSteps, TimeSpan Elapsed, double SamplesPerSecond);
