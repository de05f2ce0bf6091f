using Microsoft.ML.Gan.Evaluation.Classification;
using Microsoft.ML.Gan.Evaluation.Extractors;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>What an evaluation measures with.</summary>
public sealed record EvaluationSettings
{
    /// <summary>
    /// What samples are compared by. Default null: a classifier trained on the real samples where there are labels; else random convolutions for images,
    /// and vectors as they are. It stays the caller's.
    /// </summary>
    public FeatureExtractor? Extractor { get; init; }

    /// <summary>The most samples of each kind that are used, drawn at random; at least 10. Default 5,000: time and memory grow with its square.</summary>
    public int MaxSamples { get; init; } = 5000;

    /// <summary>How often samples are redrawn for an interval, at least 2. Default 200.</summary>
    public int Resamples { get; init; } = 200;

    /// <summary>The level of the intervals, between 0 and 1. Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The seed of all that is drawn. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How classifiers are trained.</summary>
    public ClassifierSettings Classifier { get; init; } = new();

    /// <summary>Classifiers trained for each accuracy, at least 1. Default 3.</summary>
    public int ClassifierSeeds { get; init; } = 3;

    /// <summary>The names of the classes, for messages. Default null: their indices.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }
}
