namespace Microsoft.ML.Gan.Evaluation.Classification;

/// <summary>How classifiers of an evaluation are trained: Adam, with a rate that falls linearly to 0 in the second half.</summary>
public sealed record ClassifierSettings
{
    /// <summary>Updates, at least 1. Default 200.</summary>
    public int Steps { get; init; } = 200;

    /// <summary>Samples in a batch, at least 1; all of them where there are fewer. Default 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Adam's learning rate, above 0. Default 2e-3.</summary>
    public double LearningRate { get; init; } = 2e-3;
}
