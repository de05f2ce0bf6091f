namespace Microsoft.ML.Gan.Training;

/// <summary>How one iteration is run.</summary>
/// <param name="BatchSize">Samples in each of its batches, 1 to the number of training samples.</param>
/// <param name="RateFactor">Factor on every phase's learning rate, beside the schedule's. Default 1.</param>
/// <param name="Restarts">Whether the optimizers first forget what they have gathered (Adam's moments). Default false.</param>
public readonly record struct IterationPlan(int BatchSize, double RateFactor = 1, bool Restarts = false);
