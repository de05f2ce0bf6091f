using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Classification;

[TestClass]
public class ClassificationAccuracyTests
{
    private static readonly ClassifierSettings Settings = new() { Steps = 150 };

    // 17.8: rows of the same law teach as much as the real ones. Fails where rows lose their labels when they are drawn or split.
    [TestMethod]
    public void T_17_8_a_bootstrap_of_the_real_rows_has_the_accuracy_of_real_rows()
    {
        using var scope = NewDisposeScope();
        using Dataset real = Clusters(300, seed: 1), synthetic = Redrawn(real);
        var accuracy = ClassificationAccuracy.Of(real, synthetic, Settings, seeds: 2);
        Assert.AreEqual(60, accuracy.HoldoutCount);
        Assert.IsGreaterThan(0.7, accuracy.RealToReal.Value);
        Assert.AreEqual(accuracy.RealToReal.Value, accuracy.SyntheticToReal.Value, 0.08);
        Assert.AreEqual(accuracy.RealToReal.Value, accuracy.RealToSynthetic.Value, 0.12);
        Assert.AreEqual(accuracy.RealToReal.Value, accuracy.BothToReal.Value, 0.08);
        Assert.IsTrue(accuracy.RealToReal.Lower < accuracy.RealToReal.Value && accuracy.RealToReal.Value < accuracy.RealToReal.Upper);
    }

    // 17.8: labels that mean nothing teach nothing. Three classes, so chance is a third. Fails where the classifier of the real rows is tested in its place.
    [TestMethod]
    public void T_17_8_shuffled_labels_give_chance()
    {
        using var scope = NewDisposeScope();
        using Dataset real = Clusters(300, seed: 1), synthetic = Clusters(300, seed: 2, shuffled: true);
        var accuracy = ClassificationAccuracy.Of(real, synthetic, Settings, seeds: 2);
        Assert.IsGreaterThan(0.7, accuracy.RealToReal.Value);
        Assert.AreEqual(1 / 3.0, accuracy.SyntheticToReal.Value, 0.2);
        Assert.AreEqual(1 / 3.0, accuracy.RealToSynthetic.Value, 0.12);
    }

    // Fails where the seed is ignored.
    [TestMethod]
    public void The_same_seed_gives_the_same_classifier()
    {
        using var scope = NewDisposeScope();
        using var data = Clusters(60, seed: 3);
        using TrainedClassifier one = TrainedClassifier.Train(data, Settings with { Steps = 5 }), again = TrainedClassifier.Train(data, Settings with { Steps = 5 });
        using var other = TrainedClassifier.Train(data, Settings with { Steps = 5 }, seed: 2);
        Assert.IsTrue((bool)one.Logits(data).eq(again.Logits(data)).all());
        Assert.IsFalse((bool)one.Logits(data).eq(other.Logits(data)).all());
        CollectionAssert.AreEqual(new long[] { 60, 64 }, one.Features.Extract(data).shape);
        CollectionAssert.AreEqual(new long[] { 60, 3 }, one.Logits(data).shape);
    }

    [TestMethod]
    [DataRow(1, 8, 8)]
    [DataRow(3, 100, 60)]
    public void Images_are_classified(int channels, int height, int width)
    {
        using var scope = NewDisposeScope();
        // Dark and light images: one glance is enough.
        var brightness = arange(20).remainder(2);
        using var data = new Dataset(full([20, channels, height, width], 200, ScalarType.Byte) * brightness.to(ScalarType.Byte).reshape(-1, 1, 1, 1), brightness, 2);
        using var classifier = TrainedClassifier.Train(data, new ClassifierSettings { Steps = 30 });
        CollectionAssert.AreEqual(brightness.data<long>().ToArray(), classifier.Predict(data));
    }

    [TestMethod]
    public void Too_few_samples_or_classes_are_named()
    {
        using var scope = NewDisposeScope();
        using var alone = new Dataset(zeros(3, 2), tensor(new long[] { 0, 0, 1 }), 2);
        Assert.Contains("Class 1 has 1 real sample; the classification accuracy needs at least 2",
            Assert.ThrowsExactly<ArgumentException>(() => ClassificationAccuracy.Of(alone, alone)).Message);
        using var one = new Dataset(zeros(3, 2), tensor(new long[] { 0, 0, 0 }), 2);
        Assert.Contains("at least 2 classes; found 1", Assert.ThrowsExactly<ArgumentException>(() => TrainedClassifier.Train(one)).Message);
    }

    // The real shares are 1/2, 1/4, 1/4. By hand with half a sample added to each of 4 classes. Fails with the two histograms exchanged.
    [TestMethod]
    public void T_17_10_modes_by_hand()
    {
        var modes = ModeCoverage.Of([4, 2, 2, 0], [38, 0, 2, 0]);
        double[] p = [38.5 / 42, 0.5 / 42, 2.5 / 42, 0.5 / 42], q = [4.5 / 10, 2.5 / 10, 2.5 / 10, 0.5 / 10];
        Assert.AreEqual((2, 3), (modes.ClassesCovered, modes.Classes));
        Assert.AreEqual(p.Zip(q, (a, b) => a * Math.Log(a / b)).Sum(), modes.Divergence, 1e-12);
        // A tenth of a quarter is 1 in 40.
        Assert.AreEqual(3, ModeCoverage.Of([4, 2, 2, 0], [38, 1, 1, 0]).ClassesCovered);
        Assert.AreEqual(1, ModeCoverage.Of([4, 2, 2, 0], [81, 2, 0, 0]).ClassesCovered);
    }

    // Three clusters in the plane that overlap.
    private static Dataset Clusters(int count, int seed, bool shuffled = false)
    {
        using var random = new Generator((ulong)seed, CPU);
        var labels = arange(count).remainder(3);
        var angle = labels.to(ScalarType.Float32).mul(2 * Math.PI / 3);
        var samples = stack([angle.cos(), angle.sin()], 1).mul(1.5) + randn(count, 2, generator: random);
        return new Dataset(samples, shuffled ? labels.index_select(0, randperm(count, ScalarType.Int64, generator: random)) : labels, 3);
    }

    private static Dataset Redrawn(Dataset data)
    {
        using var random = new Generator(9, CPU);
        return data.Select(randint(data.Count, [data.Count], ScalarType.Int64, generator: random));
    }
}
