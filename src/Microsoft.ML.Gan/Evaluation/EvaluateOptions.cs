using Microsoft.ML.Gan.Evaluation.Classification;
using Microsoft.ML.Gan.Evaluation.Extractors;
using Microsoft.ML.Gan.Evaluation.Reports;
using Microsoft.ML.Gan.Trainers;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>What <see cref="GanCatalog.Evaluate(IDataView, IDataView, EvaluateOptions)"/> compares, and how. It is checked and copied when it is used.</summary>
public sealed class EvaluateOptions
{
    /// <summary>The samples: an image column, or a vector of Single of known size, in all views. Default "Features".</summary>
    public string FeatureColumnName = GanOptions.DefaultFeatureColumnName;

    /// <summary>
    /// The classes, in the real and the synthetic view: a key, Boolean or integer-valued number. With it classifiers are trained, which give the default
    /// features and the figures about classes. Default null: none.
    /// </summary>
    public string? LabelColumnName;

    /// <summary>
    /// The rows that the generator was trained on, for the tests for copies; the real rows must then be others. Default null: there are no such tests.
    /// </summary>
    public IDataView? TrainingData;

    /// <summary>
    /// What samples are compared by: <see cref="RandomConvolutionFeatures"/>, <see cref="PixelFeatures"/>, <see cref="IdentityFeatures"/>,
    /// <see cref="ModuleFeatures"/> of a network of your own, or the features of a <see cref="TrainedClassifier"/>. It sees images in [-1, 1], and vectors
    /// with every slot standardised over the real rows. It stays the caller's. Default null: a classifier trained on the real rows where there is a
    /// label column; else random convolutions for images and identity for vectors.
    /// </summary>
    public FeatureExtractor? Extractor;

    /// <summary>The most rows of each view that are used, drawn at random; at least 10. Default 5,000: time and memory grow with its square.</summary>
    public int MaxSamples = 5000;

    /// <summary>How often samples are redrawn for the interval of a figure, at least 2. Default 200.</summary>
    public int Resamples = 200;

    /// <summary>The level of the intervals, above 0 and below 1. Default 0.95.</summary>
    public double Level = 0.95;

    /// <summary>Training steps of every classifier, at least 1. Default 200.</summary>
    public int ClassifierSteps = 200;

    /// <summary>Classifiers trained for each accuracy, at least 1. Default 3.</summary>
    public int ClassifierSeeds = 3;

    /// <summary>The same seed on the same machine gives the same figures. Default null: drawn from the context's random numbers, so that MLContext(seed) governs.</summary>
    public int? Seed;

    /// <summary>Threads that a tensor operation may use, at least 1. The number is the whole process's and set back afterwards. Default null: as it is.</summary>
    public int? Threads;

    /// <summary>Ends the evaluation with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken;

    /// <summary>A copy that has been checked.</summary>
    internal EvaluateOptions CheckedCopy()
    {
        Require(!string.IsNullOrEmpty(FeatureColumnName), nameof(FeatureColumnName), FeatureColumnName, "the name of a column");
        Require(LabelColumnName != "", nameof(LabelColumnName), LabelColumnName, "the name of a column, or null");
        Require(LabelColumnName != FeatureColumnName, nameof(LabelColumnName), LabelColumnName, "another column than the features");
        Require(MaxSamples >= 10, nameof(MaxSamples), MaxSamples, "at least 10");
        Require(Resamples >= 2, nameof(Resamples), Resamples, "at least 2");
        Require(Level is > 0 and < 1, nameof(Level), Level, "above 0 and below 1");
        Require(ClassifierSteps >= 1, nameof(ClassifierSteps), ClassifierSteps, "at least 1");
        Require(ClassifierSeeds >= 1, nameof(ClassifierSeeds), ClassifierSeeds, "at least 1");
        Require(Threads is null or >= 1, nameof(Threads), Threads, "at least 1, or null");
        return (EvaluateOptions)MemberwiseClone();
    }

    internal EvaluationSettings Settings(int seed, IReadOnlyList<string>? classNames) => new()
    {
        Extractor = Extractor,
        MaxSamples = MaxSamples,
        Resamples = Resamples,
        Level = Level,
        Seed = seed,
        Classifier = new ClassifierSettings { Steps = ClassifierSteps },
        ClassifierSeeds = ClassifierSeeds,
        ClassNames = classNames,
    };
}
