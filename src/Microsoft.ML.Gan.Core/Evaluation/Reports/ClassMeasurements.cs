using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Evaluation.Classification;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>The figures that classifiers give.</summary>
internal static class ClassMeasurements
{
    private const int Splits = 10;

    public static void Add(MeasurementList list, StratifiedSplit real, Dataset synthetic, TrainedClassifier classifier, EvaluationSettings settings, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        string id = classifier.Features.Id;
        Tensor ofReal = classifier.Logits(real.Holdout), ofSynthetic = classifier.Logits(synthetic);
        var (n, m) = (real.Holdout.Count, synthetic.Count);
        list.Add(MeasurementNames.Inception, Inception(ofSynthetic, bootstrap), Better.Higher, InceptionScore.Of(ofReal, Parts(n), bootstrap.Seed).Mean, id, n, m);
        AddModes(list, Classes(ofReal), Classes(ofSynthetic), (int)ofReal.shape[1], id, bootstrap);

        list.Say($"Training {3 * settings.ClassifierSeeds - 1} classifiers.");
        var accuracy = ClassificationAccuracy.Of(real, synthetic, classifier, settings.Classifier, settings.ClassifierSeeds, bootstrap, list.Cancellation);
        string classifiers = $"{accuracy.Seeds} classifiers, {settings.Classifier.Steps} steps";
        double possible = accuracy.RealToReal.Value;
        list.Add(MeasurementNames.RealToReal, accuracy.RealToReal, Better.Higher, 1, classifiers, real.Train.Count + n, 0);
        list.Add(MeasurementNames.SyntheticToReal, accuracy.SyntheticToReal, Better.Higher, possible, classifiers, n, m);
        list.Add(MeasurementNames.RealToSynthetic, accuracy.RealToSynthetic, Better.Higher, possible, classifiers, real.Train.Count, m);
        list.Add(MeasurementNames.BothToReal, accuracy.BothToReal, Better.Higher, possible, classifiers, real.Train.Count + n, m);
    }

    private static void AddModes(MeasurementList list, double[] real, double[] synthetic, int classes, string id, Bootstrap bootstrap)
    {
        ModeCoverage Modes(double[] ofReal, double[] ofSynthetic) => ModeCoverage.Of(Histogram(ofReal, classes), Histogram(ofSynthetic, classes));
        ModeCoverage Redrawn(Generator random) => Modes(RandomRows.Redrawn(real, random), RandomRows.Redrawn(synthetic, random));
        var modes = Modes(real, synthetic);
        list.Add(MeasurementNames.ClassesCovered, bootstrap.Of(modes.ClassesCovered, random => Redrawn(random).ClassesCovered), Better.Higher, modes.Classes, id, real.Length, synthetic.Length);
        list.Add(MeasurementNames.ClassDivergence, bootstrap.OfBiased(modes.Divergence, random => Redrawn(random).Divergence), Better.Lower, 0, id, real.Length, synthetic.Length);
    }

    private static BootstrapInterval Inception(Tensor logits, Bootstrap bootstrap)
    {
        int splits = Parts(logits.shape[0]);
        return bootstrap.Of(
            InceptionScore.Of(logits, splits, bootstrap.Seed).Mean,
            random => InceptionScore.Of(RandomRows.WithReplacement(logits, random), splits, bootstrap.Seed).Mean);
    }

    private static int Parts(long count) => (int)Math.Min(Splits, count);

    private static double[] Classes(Tensor logits) => logits.argmax(1).@double().data<double>().ToArray();

    private static long[] Histogram(double[] classes, int count) => ModeCoverage.Histogram(classes.Select(found => (long)found), count);
}
