using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Standin.Tests.ML;

[TestClass]
public sealed class MaximumEntropyTests
{
    private static readonly MLContext s_context = new(seed: 1);

    private sealed class Point
    {
        [KeyType(3)]
        public uint Label { get; set; }

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }

    /// Three overlapping clouds; the last feature is noise and the one before it constant.
    private static Point[] Clouds()
    {
        var random = new Random(5);
        return Enumerable.Range(0, 120).Select(i => new Point
        {
            Label = (uint)(i % 3) + 1,
            Features = [(i % 3 == 0 ? 1.5f : 0) + (float)random.NextDouble() * 2, (i % 3 == 1 ? 1.5f : 0) + (float)random.NextDouble() * 2, 1, (float)random.NextDouble()],
        }).ToArray();
    }

    private static MaximumEntropyModelParameters Fit(Point[] points, float l1, float l2)
        => s_context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: l1, l2Regularization: l2, optimizationTolerance: 1e-12f)
            .Fit(s_context.Data.LoadFromEnumerable(points)).Model;

    /// d(cross entropy)/d(weight), written out independently of the trainer; the last slot of each class is its bias.
    private static double[][] Slopes(MaximumEntropyModelParameters model, Point[] points)
    {
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int classes);
        float[] biases = model.GetBiases().ToArray();
        double[][] slopes = Enumerable.Range(0, classes).Select(_ => new double[5]).ToArray();
        foreach (Point point in points)
        {
            double[] exponentials = Enumerable.Range(0, classes).Select(c => Math.Exp(biases[c] + weights[c].DenseValues().Zip(point.Features, (w, x) => (double)w * x).Sum())).ToArray();
            for (int c = 0; c < classes; c++)
            {
                double error = exponentials[c] / exponentials.Sum() - (point.Label == c + 1 ? 1 : 0);
                for (int f = 0; f < 4; f++) slopes[c][f] += error * point.Features[f];
                slopes[c][4] += error;
            }
        }
        return slopes;
    }

    [TestMethod]
    public void WithoutL1TheGradientVanishes()
    {
        Point[] points = Clouds();
        MaximumEntropyModelParameters model = Fit(points, l1: 0, l2: 0.5f);
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int classes);
        Assert.AreEqual(3, classes);
        double[][] slopes = Slopes(model, points);
        for (int c = 0; c < 3; c++)
        {
            Assert.AreEqual(0, slopes[c][4], 1e-3, "bias");
            for (int f = 0; f < 4; f++) Assert.AreEqual(0, slopes[c][f] + 0.5 * weights[c].GetItemOrDefault(f), 1e-3);
        }
    }

    [TestMethod]
    public void WithL1EveryWeightIsZeroOrItsSlopeBalancesThePenalty()
    {
        const float l1 = 4;
        Point[] points = Clouds();
        MaximumEntropyModelParameters model = Fit(points, l1, l2: 0);
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out _);
        double[][] slopes = Slopes(model, points);
        int zeros = 0;
        for (int c = 0; c < 3; c++)
            for (int f = 0; f < 4; f++)
            {
                float weight = weights[c].GetItemOrDefault(f);
                if (weight == 0) zeros++;
                if (weight == 0) Assert.IsLessThanOrEqualTo(l1 + 1e-3, Math.Abs(slopes[c][f]));
                else Assert.AreEqual(-Math.Sign(weight) * l1, slopes[c][f], 1e-3);
            }
        Assert.IsTrue(zeros is >= 3 and < 12, $"{zeros} weights of 12 are zero");
    }

    [TestMethod]
    public void TwoClassesAndABiasHaveAClosedForm()
    {
        // With no feature but a constant zero, the probability of a class is its share: three in four, one in four.
        Point[] points = new uint[] { 1, 1, 1, 2 }.Select(label => new Point { Label = label, Features = [0, 0, 0, 0] }).ToArray();
        float[] biases = Fit(points, 0, 1).GetBiases().ToArray();
        Assert.AreEqual(Math.Log(3), biases[0] - biases[1], 1e-3);
    }

    [TestMethod]
    public void ScoresLabelsAndMetricsSurviveTheModelFile()
    {
        var rows = Clouds().Select(p => new NamedPoint { Name = p.Label == 1 ? "right" : p.Label == 2 ? "up" : "origin", X = p.Features[0], Y = p.Features[1] }).ToArray();
        IDataView data = s_context.Data.LoadFromEnumerable(rows);
        var pipeline = s_context.Transforms.Conversion.MapValueToKey("Label", "Name").Append(s_context.Transforms.Concatenate("Features", "X", "Y"))
            .Append(s_context.Transforms.NormalizeMinMax("Features")).Append(s_context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: 0, l2Regularization: 0.01f))
            .Append(s_context.Transforms.Conversion.MapKeyToValue("Guess", "PredictedLabel"));
        var model = pipeline.Fit(data);
        var metrics = s_context.MulticlassClassification.Evaluate(model.Transform(data));
        Assert.IsGreaterThan(0.7, metrics.MicroAccuracy);
        string[] guesses = model.Transform(data).GetColumn<string>("Guess").ToArray();
        Assert.AreEqual(rows.Zip(guesses, (row, guess) => row.Name == guess ? 1 : 0).Sum() / 120.0, metrics.MicroAccuracy, 1e-12);

        using var stream = new MemoryStream();
        s_context.Model.Save(model, data.Schema, stream);
        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema schema);
        CollectionAssert.AreEqual(data.Schema.Select(c => c.ToString()).ToArray(), schema.Select(c => c.ToString()).ToArray());
        IDataView again = loaded.Transform(data);
        CollectionAssert.AreEqual(guesses, again.GetColumn<string>("Guess").ToArray());
        Assert.AreEqual(metrics.LogLoss, s_context.MulticlassClassification.Evaluate(again).LogLoss);
        VBuffer<ReadOnlyMemory<char>> slots = default;
        again.Schema["Score"].GetSlotNames(ref slots);
        Assert.AreEqual("right up origin", string.Join(" ", slots.DenseValues()));
    }

    private sealed class NamedPoint
    {
        public string Name { get; set; } = "";
        public float X { get; set; }
        public float Y { get; set; }
    }

    private sealed class Scored
    {
        [KeyType(2)]
        public uint Label { get; set; }

        [KeyType(2)]
        public uint PredictedLabel { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];
    }

    [TestMethod]
    public void MetricsAreThoseOneComputesByHand()
    {
        Scored[] rows =
        [
            new() { Label = 1, PredictedLabel = 1, Score = [0.5f, 0.5f] },
            new() { Label = 1, PredictedLabel = 2, Score = [0.25f, 0.75f] },
            new() { Label = 1, PredictedLabel = 1, Score = [1, 0] },
            new() { Label = 2, PredictedLabel = 2, Score = [0.5f, 0.5f] },
        ];
        var metrics = s_context.MulticlassClassification.Evaluate(s_context.Data.LoadFromEnumerable(rows));
        Assert.AreEqual(0.75, metrics.MicroAccuracy);
        Assert.AreEqual((2 / 3.0 + 1) / 2, metrics.MacroAccuracy, 1e-12);
        Assert.AreEqual((2 * Math.Log(2) + Math.Log(4)) / 4, metrics.LogLoss, 1e-7);
        CollectionAssert.AreEqual(new double[] { 2, 1 }, metrics.ConfusionMatrix.Counts[0].ToArray());
        CollectionAssert.AreEqual(new double[] { 0, 1 }, metrics.ConfusionMatrix.Counts[1].ToArray());
    }

    [TestMethod]
    public void ALabelThatIsNoKeyIsRefusedByName()
    {
        IDataView data = s_context.Data.LoadFromEnumerable(Clouds());
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Features").Fit(data));
        StringAssert.Contains(error.Message, "label column 'Features': expected Key<UInt32>, got Vector<Single>");
    }
}
