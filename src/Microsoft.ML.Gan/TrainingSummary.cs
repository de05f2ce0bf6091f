namespace Microsoft.ML.Gan;

/// <summary>How a model came to be; saved with it.</summary>
/// <param name="Iterations">Generator updates done.</param>
/// <param name="RequestedIterations">Generator updates asked for; more than <paramref name="Iterations"/> where the training was cancelled.</param>
/// <param name="Rows">Training rows; of both domains together where there are two.</param>
/// <param name="SkippedSteps">Training steps refused because a loss or gradient was not finite.</param>
/// <param name="Seed">The seed of the training and of what the transformer generates.</param>
public sealed record TrainingSummary(long Iterations, long RequestedIterations, long Rows, long SkippedSteps, int Seed)
{
    /// <summary>Whether the training ended early because it was cancelled.</summary>
    public bool WasCancelled => Iterations < RequestedIterations;
}
