using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>The nearest generated sample, its latent and its distance as columns.</summary>
[TestClass]
public sealed class ProjectTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails if the distance is squared, that of raw slots, or of another row.
    [TestMethod]
    public void TheDistanceIsThatOfTheStandardisedSlots()
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        var output = model.Project(data, new() { Steps = 10, Starts = 2 });
        float[][] features = data.Vectors("Features"), projected = output.Vectors("Projected");
        float[] distances = output.Numbers("ProjectionDistance");
        var deviations = Enumerable.Range(0, 2).Select(features.Deviation).ToArray();
        for (int row = 0; row < Tiny.RowCount; row++)
        {
            double expected = Math.Sqrt(Enumerable.Range(0, 2).Sum(slot => Math.Pow((features[row][slot] - projected[row][slot]) / deviations[slot], 2)));
            Assert.AreEqual(7, projected[row][2]);
            // The constant slot is generated as what it is, but the networks see it as they make it.
            Assert.IsGreaterThanOrEqualTo(expected - 1e-3, distances[row]);
            Assert.AreEqual(expected, distances[row], 1, $"row {row}");
        }

        Assert.IsTrue(output.Vectors("Latent").All(latent => latent.Length == 4));
        Assert.HasCount(Tiny.RowCount, output.Vectors("Latent").Select(latent => latent[0]).Distinct().ToArray());
    }

    // Fails if a column searches by itself, which reads every row twice, and if anything is read for a column that is not wanted.
    [TestMethod]
    public void OneSearchServesAllColumns()
    {
        var rows = Enumerable.Range(0, 3).Select(row => new Augmentation.CountedPair(Tiny.Values(row), 1)).ToList();
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var output = model.Project(context.Data.LoadFromEnumerable(rows), new() { Steps = 2 });
        Assert.HasCount(3, output.GetColumn<uint>("Label").ToArray());
        Assert.IsTrue(rows.All(row => row.Reads == 0));
        using (var cursor = output.GetRowCursor([output.Schema["Latent"], output.Schema["ProjectionDistance"]]))
        {
            var (latent, distance) = (cursor.GetGetter<VBuffer<float>>(output.Schema["Latent"]), cursor.GetGetter<float>(output.Schema["ProjectionDistance"]));
            VBuffer<float> z = default;
            float d = 0;
            while (cursor.MoveNext())
            {
                latent(ref z);
                distance(ref d);
            }
        }

        Assert.IsTrue(rows.All(row => row.Reads == 1));
    }

    [TestMethod]
    public void ALoadedModelFindsTheSame()
    {
        var data = context.Pictures(8, 8, count: 4);
        using var model = context.Gan().WganGp(Tiny.ImageOptions()).Fit(data);
        using var file = new MemoryStream();
        context.Model.Save(model, data.Schema, file);
        using var loaded = (GanTransformer)new MLContext().Model.Load(file, out _);
        var options = new ProjectionOptions { Steps = 3, Starts = 2 };
        Tiny.AreSame(model.Project(data, options).Pixels("Projected"), loaded.Project(data, options).Pixels("Projected"));
        Tiny.AreSame(model.Project(data, options).Vectors("Latent"), loaded.Project(data, options).Vectors("Latent"));
        CollectionAssert.AreNotEqual(
            model.Project(data, options).Numbers("ProjectionDistance"),
            model.Project(data, new() { Steps = 3, Starts = 2, Seed = 77 }).Numbers("ProjectionDistance"));
    }

    [TestMethod]
    public void WhatCannotBeIsNamed()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Project(context.Points(), new() { Starts = 0 })).Message, "Starts");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => model.Project(context.Points(), new() { LatentColumnName = "Projected" })).Message, "different names");
        var other = context.Data.LoadFromEnumerable(new List<Nothing> { new() });
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Project(other).Numbers("ProjectionDistance"));
        StringAssert.Contains(error.Message, "'Features'");
    }
}
