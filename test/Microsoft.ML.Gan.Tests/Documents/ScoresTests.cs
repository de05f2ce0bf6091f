using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Documents;

/// <summary>The example of docs/scores.md does what its comments say.</summary>
[TestClass]
public sealed class ScoresTests
{
    [TestMethod]
    public void TheExampleRuns()
    {
        var mlContext = new MLContext(seed: 1);
        var train = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 64).Select(row => new KeyedPoint { Features = Tiny.Values(row), Label = (uint)(row % 3 + 1) }).ToList());
        var newRows = mlContext.Data.LoadFromEnumerable(new List<KeyedPoint> { new() { Features = Tiny.Values(99), Label = 2 } });
        const int iterations = 1;

        // example
        using var gan = mlContext.Gan().WganGp(labelColumnName: "Label", iterations: iterations).Fit(train);

        IDataView scored = gan.Transform(newRows);      // adds CriticScore and ScorePercentile
        IDataView projected = gan.Project(newRows);     // adds Projected, Latent and ProjectionDistance
        // end of example

        Assert.IsTrue(scored.Numbers("ScorePercentile").Single() is >= 0 and <= 1);
        Assert.HasCount(1, scored.Numbers("CriticScore"));
        Assert.HasCount(3, projected.Vectors("Projected").Single());
        Assert.HasCount(128, projected.Vectors("Latent").Single());
        Assert.IsGreaterThan(0, projected.Numbers("ProjectionDistance").Single());
    }
}
