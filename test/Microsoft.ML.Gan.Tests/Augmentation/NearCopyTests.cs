using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>Generated rows that are nearly copies of real ones are left out (algorithms.md 17.9 (i)).</summary>
[TestClass]
public sealed class NearCopyTests
{
    private readonly MLContext context = new(seed: 1);

    // The rows that are left are those of the uncapped augmentation whose distance, computed here from the columns, is at least the quantile. Fails if
    // near rows are kept and far ones dropped, if distances are of raw slots, and if a row counts as its own neighbour, where nothing would be near.
    [TestMethod]
    public void NearRowsAreReplacedByOthers()
    {
        var data = context.Points();
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(data);
        float[][] Added(int count, double? quantile) =>
            model.Augment(data, new() { Amount = AugmentationAmount.Count(count), NearCopyQuantile = quantile }).Vectors("Features")[Tiny.RowCount..];

        float[][] real = data.Vectors("Features"), all = Added(400, null), capped = Added(25, 0.75);
        double[] spacing = [.. real.Select(row => real.Where(other => other != row).Min(other => Distance(real, row, other))).Order()];
        double limit = double.Lerp(spacing[29], spacing[30], 0.25);
        float[][] expected = [.. all.Where(row => real.Min(other => Distance(real, row, other)) >= limit).Take(25)];
        Assert.HasCount(25, expected);
        Assert.AreNotEqual(all[..25].Sum(row => row[0]), expected.Sum(row => row[0]), "All rows were far: nothing is shown.");
        Tiny.AreSame(expected, capped);
    }

    // All rows but one have copies, so the least distance is 0 and nothing is nearer; the largest distance is that of the one, and is asked for in vain. Fails if a
    // row counts as its own neighbour.
    [TestMethod]
    public void WhereHardlyAnyRowPassesTheErrorSaysSo()
    {
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 16).Select(row => new Point { Features = [row == 0 ? 1e4f : row % 2, 0, 7] }).ToList());
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(data);
        AugmentOptions Options(double quantile) => new() { Amount = AugmentationAmount.Count(3), NearCopyQuantile = quantile };
        Assert.AreEqual(19, model.Augment(data, Options(0)).Vectors("Features").Length);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => model.Augment(data, Options(1)));
        StringAssert.Contains(error.Message, "Of 300 generated rows");
        StringAssert.Contains(error.Message, "have a distance from the nearest real row of at least");
        StringAssert.Contains(error.Message, "but 3 are needed");
    }

    [TestMethod]
    public void TheCapGoesWithTheOtherChoices()
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        var amount = AugmentationAmount.PerClass(new Dictionary<string, long> { ["1"] = 6, ["3"] = 5 });
        var options = new AugmentOptions { Amount = amount, NearCopyQuantile = 0.5, RejectedShare = 0.5, SyntheticColumnName = "IsSynthetic" };
        var output = model.Augment(data, options);
        CollectionAssert.AreEqual(Enumerable.Repeat(1u, 6).Concat(Enumerable.Repeat(3u, 5)).ToArray(), output.GetColumn<uint>("Label").Skip(Tiny.RowCount).ToArray());
        Tiny.AreSame(output.Vectors("Features"), model.Augment(data, options).Vectors("Features"));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => model.Augment(data, new() { Amount = amount, NearCopyQuantile = 0.5, MinimumScore = 1e9 }));
        StringAssert.Contains(error.Message, "a critic score of at least 1000000000");
    }

    // Pictures of noise are all far from each other, and what an untrained generator makes is nearer to them: its error says how far they are. Fails if
    // a picture counts as its own neighbour, where every picture passes.
    [TestMethod]
    public void PicturesAreComparedPixelByPixel()
    {
        var data = context.Pictures(8, 8, count: 6);
        using var model = context.Gan().WganGp(Tiny.ImageOptions()).Fit(data);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => model.Augment(data, new() { Amount = AugmentationAmount.Count(3), NearCopyQuantile = 0 }));
        byte[][] pictures = [.. data.GetColumn<MLImage>("Features").Select(image => image.Pixels.ToArray())];
        var distances = pictures.SelectMany((one, i) => pictures[..i].Select(other => Math.Sqrt(one.Zip(other, (a, b) => Math.Pow((a - b) / 127.5, 2)).Sum())));
        string said = Regex.Match(error.Message, "at least ([0-9.]+) ").Groups[1].Value;
        Assert.AreEqual(distances.Min(), double.Parse(said, CultureInfo.InvariantCulture), 1e-4);
        Assert.IsTrue(data.GetColumn<MLImage>("Features").All(image => image.Width == 8), "The images of the data must stay usable.");
    }

    // Of the slots that the networks see: the constant third is left out, as it is the same in all rows.
    private static double Distance(float[][] real, float[] row, float[] other) =>
        Math.Sqrt(Enumerable.Range(0, 2).Sum(slot => Math.Pow((row[slot] - other[slot]) / real.Deviation(slot), 2)));
}
