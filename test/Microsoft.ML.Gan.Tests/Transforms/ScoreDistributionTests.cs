using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>Raw scores as percentiles of those of the training rows.</summary>
[TestClass]
public sealed class ScoreDistributionTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails with < in place of <=, and with the classes thrown together.
    [TestMethod]
    public void APercentileIsTheShareOfItsClassThatScoresNoHigher()
    {
        var scores = ScoreDistribution.Of([[3, 1, 2, 2], [-5]]);
        foreach (var (score, percentile) in new[] { (0.9f, 0f), (1, 0.25f), (1.5f, 0.25f), (2, 0.75f), (3, 1), (9, 1), (float.NegativeInfinity, 0) })
            Assert.AreEqual(percentile, scores.Percentile(score, 0), $"of {score}");
        Assert.AreEqual(0, scores.Percentile(-5.1f, 1));
        Assert.AreEqual(1, scores.Percentile(-5, 1));
    }

    // 2,500 scores 1..2500 become 1,000 quantiles 3, 5, 8, 10, ... Fails if ranks are rounded down, where 2,499 of 2,500 rows would be all of them.
    [TestMethod]
    public void ManyScoresAreKeptAsQuantiles()
    {
        var scores = ScoreDistribution.Of([Enumerable.Range(1, 2500).Select(score => (float)score)]);
        for (int score = 0; score <= 2500; score++)
        {
            float percentile = scores.Percentile(score, 0);
            Assert.AreEqual(Math.Floor(score / 2.5) / 1000, percentile, 1e-6, $"of {score}");
        }

        Assert.HasCount(1000, scores.Quantiles.Single());
    }

    // Fails if the table is made of the scores of other rows or classes, and if the column shows the percentile among all rows.
    [TestMethod]
    [DataRow(null)]
    [DataRow("Label")]
    public void TheColumnRanksTheTrainingRowsOfEachClass(string? label)
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions(label)).Fit(data);
        var output = model.Transform(data);
        var (scores, percentiles) = (output.Numbers("CriticScore"), output.Numbers("ScorePercentile"));
        for (int row = 0; row < Tiny.RowCount; row++)
        {
            var peers = Enumerable.Range(0, Tiny.RowCount).Where(other => label is null || other % 3 == row % 3).Select(other => scores[other]).ToArray();
            // A batch may round a score another way than a row by itself: one rank.
            Assert.AreEqual(peers.Count(score => score <= scores[row]) / (float)peers.Length, percentiles[row], 1.01f / peers.Length, $"row {row}");
        }
    }

    // Fails if both columns compute the score: the features of a row would be read twice.
    [TestMethod]
    public void ScoreAndPercentileTakeOnePassThroughTheCritic()
    {
        var rows = Enumerable.Range(0, 5).Select(row => new Augmentation.CountedPair(Tiny.Values(row), 1)).ToList();
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var output = model.Transform(context.Data.LoadFromEnumerable(rows));
        var (score, percentile) = (output.Schema["CriticScore"], output.Schema["ScorePercentile"]);
        using var cursor = output.GetRowCursor([score, percentile]);
        var getters = new[] { cursor.GetGetter<float>(score), cursor.GetGetter<float>(percentile) };
        float value = 0;
        while (cursor.MoveNext()) foreach (var getter in getters) getter(ref value);
        Assert.IsTrue(rows.All(row => row.Reads == 1));
    }
}
