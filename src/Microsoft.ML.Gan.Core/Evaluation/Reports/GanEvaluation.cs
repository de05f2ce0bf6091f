using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Evaluation.Classification;
using Microsoft.ML.Gan.Evaluation.Extractors;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>Compares synthetic samples with real ones by all figures that the data allows.</summary>
public static class GanEvaluation
{
    /// <summary>Measures.</summary>
    /// <param name="real">Real samples to compare with, at best ones that the generator was not trained on. With labels, at least 2 of every class.</param>
    /// <param name="synthetic">Synthetic samples of the same shape, with labels where <paramref name="real"/> has them.</param>
    /// <param name="training">What the generator was trained on, for the tests for copies; or null. <paramref name="real"/> must then hold none of it.</param>
    /// <param name="settings">What to measure with.</param>
    /// <param name="report">Called with a line about each step.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="ArgumentException">The data sets do not fit each other, or a figure needs more samples than there are; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static GanMetrics Run(
        Dataset real, Dataset synthetic, Dataset? training = null, EvaluationSettings? settings = null, Action<string>? report = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        settings ??= new EvaluationSettings();
        Check(real, synthetic, training);
        using Dataset a = Capped(real, settings), b = Capped(synthetic, settings);
        using var known = training is null ? null : Capped(training, settings);
        var list = new MeasurementList(report ?? (_ => { }), cancellation);
        var bootstrap = new Bootstrap(settings.Resamples, settings.Level, settings.Seed);
        if (a.ClassFrequencies.Count == 0) return Measure(list, a, b, known, null, settings, bootstrap);

        using var split = StratifiedSplit.Of(a, settings.Seed, settings.ClassNames);
        list.Say($"Training a classifier on {split.Train.Count} real samples.");
        using var classifier = TrainedClassifier.Train(split.Train, settings.Classifier, settings.Seed, cancellation);
        ClassMeasurements.Add(list, split, b, classifier, settings, bootstrap);
        return Measure(list, a, b, known, classifier, settings, bootstrap);
    }

    private static GanMetrics Measure(
        MeasurementList list, Dataset real, Dataset synthetic, Dataset? training, TrainedClassifier? classifier, EvaluationSettings settings, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        using var plain = settings.Extractor is null && classifier is null ? Plain(real.Shape) : null;
        var extractor = settings.Extractor ?? classifier?.Features ?? plain!;
        list.Say($"Extracting features: {extractor.Id}.");
        Tensor a = Rows(extractor, real, "real"), b = Rows(extractor, synthetic, "synthetic");
        var known = training is null ? null : Rows(extractor, training, "training");

        FeatureMeasurements.Add(list, a, b, extractor.Id, bootstrap);
        if (real.Shape is ImageShape) ImageMeasurements.Add(list, real, synthetic, bootstrap);
        if (known is not null) MemorizationMeasurements.Add(list, known, a, b, extractor.Id, bootstrap);
        var gallery = real.Shape is ImageShape ? Gallery.Of(real, synthetic, training ?? real, b, known ?? a) : null;
        return new GanMetrics(extractor.Id, (int)a.shape[1], bootstrap.Level, bootstrap.Replicates, bootstrap.Seed, list.All, gallery);
    }

    private static FeatureExtractor Plain(SampleShape shape) => shape is ImageShape ? new RandomConvolutionFeatures() : new IdentityFeatures();

    private static Tensor Rows(FeatureExtractor extractor, Dataset data, string side) =>
        FeatureRows.Take(extractor.Extract(data), $"The extractor '{extractor.Id}'", side, needed: 1);

    private static Dataset Capped(Dataset data, EvaluationSettings settings)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)settings.Seed, CPU);
        bool isLarge = data.Count > settings.MaxSamples;
        return data.Select(isLarge ? randperm(data.Count, ScalarType.Int64, generator: random).narrow(0, 0, settings.MaxSamples) : arange(data.Count));
    }

    private static void Check(Dataset real, Dataset synthetic, Dataset? training)
    {
        if (synthetic.Shape != real.Shape) throw new ArgumentException($"Real samples are {real.Shape}, but synthetic ones {synthetic.Shape}.", nameof(synthetic));
        if (training is not null && training.Shape != real.Shape) throw new ArgumentException($"Real samples are {real.Shape}, but training samples {training.Shape}.", nameof(training));
        int classes = real.ClassFrequencies.Count, found = real.ClassFrequencies.Count(share => share > 0), generated = synthetic.ClassFrequencies.Count(share => share > 0);
        if (synthetic.ClassFrequencies.Count != classes)
            throw new ArgumentException($"Real samples have labels of {classes} classes, but synthetic ones of {synthetic.ClassFrequencies.Count}.", nameof(synthetic));
        if (classes > 0 && Math.Min(found, generated) < 2)
            throw new ArgumentException($"The classification accuracy needs at least 2 classes on both sides; found {found} among real samples and {generated} among synthetic ones.", nameof(real));
    }
}
