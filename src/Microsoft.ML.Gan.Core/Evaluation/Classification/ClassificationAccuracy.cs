using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Classification;

/// <summary>
/// The classification accuracy score (Ravuri and Vinyals 2019), both ways: what classifiers that learn from synthetic samples know of real ones, and what
/// classifiers that learn from real ones find in synthetic ones. A fifth of the real samples is held out; all classifiers take as many steps.
/// </summary>
/// <remarks>The intervals are over redrawn test samples and redrawn seeds together.</remarks>
/// <param name="RealToReal">Trained on real samples, tested on held-out ones: what can be had.</param>
/// <param name="SyntheticToReal">Trained on synthetic samples, tested on held-out real ones: low where synthetic samples are bad, or miss something.</param>
/// <param name="RealToSynthetic">Trained on real samples, tested on synthetic ones: low where synthetic samples are not what their labels say.</param>
/// <param name="BothToReal">Trained on real and synthetic samples, tested on held-out real ones: above <paramref name="RealToReal"/> where augmentation helps.</param>
/// <param name="Seeds">Classifiers trained for each figure.</param>
/// <param name="HoldoutCount">Real samples held out.</param>
public sealed record ClassificationAccuracy(
    BootstrapInterval RealToReal, BootstrapInterval SyntheticToReal, BootstrapInterval RealToSynthetic, BootstrapInterval BothToReal, int Seeds, long HoldoutCount)
{
    /// <summary>Trains and tests.</summary>
    /// <param name="real">Samples with labels, at least 2 of every class that occurs.</param>
    /// <param name="synthetic">Samples of the same shape with labels of the same classes, of at least 2 of them.</param>
    /// <param name="settings">How classifiers are trained.</param>
    /// <param name="seeds">Classifiers for each figure, at least 1.</param>
    /// <param name="seed">Which samples are held out, and the first of the classifiers' seeds.</param>
    /// <exception cref="ArgumentException">There are too few samples or classes.</exception>
    public static ClassificationAccuracy Of(Dataset real, Dataset synthetic, ClassifierSettings? settings = null, int seeds = 3, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        using var split = StratifiedSplit.Of(real, seed);
        var training = settings ?? new ClassifierSettings();
        using var first = TrainedClassifier.Train(split.Train, training, seed);
        return Of(split, synthetic, first, training, seeds, new Bootstrap(200, 0.95, seed));
    }

    /// <summary>As the other method, with the first classifier of the real samples trained already, with the bootstrap's seed.</summary>
    internal static ClassificationAccuracy Of(
        StratifiedSplit real, Dataset synthetic, TrainedClassifier first, ClassifierSettings settings, int seeds, Bootstrap bootstrap, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        using var both = real.Train.With(synthetic);
        (Dataset Training, int Seed)[] runs =
            [.. from i in Enumerable.Range(0, seeds) from training in new[] { real.Train, synthetic, both } select (training, bootstrap.Seed + i)];
        var results = Concurrently.Map(runs, run =>
        {
            bool isFirst = run == (real.Train, bootstrap.Seed);
            using var another = isFirst ? null : TrainedClassifier.Train(run.Training, settings, run.Seed, cancellation);
            var classifier = another ?? first;
            return (run.Training, Real: Right(classifier, real.Holdout), Synthetic: run.Training == real.Train ? Right(classifier, synthetic) : []);
        });
        BootstrapInterval OnReal(Dataset training) => Accuracy([.. results.Where(run => run.Training == training).Select(run => run.Real)], bootstrap);
        var realToSynthetic = Accuracy([.. results.Where(run => run.Training == real.Train).Select(run => run.Synthetic)], bootstrap);
        return new(OnReal(real.Train), OnReal(synthetic), realToSynthetic, OnReal(both), seeds, real.Holdout.Count);
    }

    // 1 for each test sample that the classifier got right, else 0.
    private static double[] Right(TrainedClassifier classifier, Dataset test)
    {
        using var scope = NewDisposeScope();
        var labels = test.Labels(arange(test.Count), CPU)!.data<long>().ToArray();
        return [.. classifier.Predict(test).Zip(labels, (found, label) => found == label ? 1.0 : 0.0)];
    }

    // What each classifier got right in one test set.
    private static BootstrapInterval Accuracy(double[][] right, Bootstrap bootstrap) => bootstrap.Of(
        right.Average(of => of.Average()),
        random =>
        {
            long[] seeds = RandomRows.Redrawn(right.Length, random), samples = RandomRows.Redrawn(right[0].Length, random);
            return seeds.Average(seed => samples.Average(sample => right[(int)seed][sample]));
        });
}
