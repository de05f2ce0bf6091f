using Microsoft.ML.Data;
using Microsoft.ML.Gan.Augmentation;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Documents;

/// <summary>The examples of docs/augmentation.md do what their comments say.</summary>
[TestClass]
public sealed class AugmentationTests
{
    private readonly MLContext mlContext = new(seed: 1);

    [TestMethod]
    public void ThePipelineRuns()
    {
        IDataView data = Points(66), newData = Points(5);
        const int iterations = 1;

        // example
        var pipeline = mlContext.Gan().Augment(mlContext.Gan().WganGp(labelColumnName: "Label", iterations: iterations))
            .Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy());

        using var model = pipeline.Fit(data);       // trains the GAN, then the classifier on real and generated rows
        var predictions = model.Transform(newData); // new rows only: nothing is added
        // end of example

        Assert.HasCount(5, predictions.Vectors("Score"));
    }

    [TestMethod]
    public void TheTranslationRuns()
    {
        var labelled = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(row => new Labelled { Image = Tiny.Noise(8, 8, seed: row), Label = row }).ToList());
        var unlabelled = mlContext.Data.LoadFromEnumerable(Enumerable.Range(20, 4).Select(row => new Unlabelled { Image = Tiny.Noise(8, 8, seed: row) }).ToList());
        const int iterations = 1;

        // example
        var options = new CycleGanTrainer.Options { ColumnNameA = "Image", ColumnNameB = "Image", Iterations = iterations };
        using var model = mlContext.Gan().CycleGan(options).Fit(labelled, unlabelled);
        var translated = model.Transform(labelled);   // adds TranslatedToB and CycleErrorA to the Image and Label of every row

        // What does not come back well is left out: here the worst tenth.
        float[] errors = [.. translated.GetColumn<float>("CycleErrorA").Order()];
        var kept = mlContext.Data.FilterRowsByColumn(translated, "CycleErrorA", upperBound: errors[(int)(0.9 * errors.Length)]);
        var rows = mlContext.Transforms.SelectColumns("TranslatedToB", "Label")
            .Append(mlContext.Transforms.CopyColumns("Image", "TranslatedToB")).Fit(kept).Transform(kept);
        // end of example

        float[] all = translated.Numbers("CycleErrorA");
        CollectionAssert.AreEqual(Enumerable.Range(0, 20).Where(row => all[row] < errors[18]).ToArray(), rows.GetColumn<int>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { "TranslatedToB", "Label", "Image" }, rows.Schema.Select(column => column.Name).ToArray());
        Tiny.AreSame(kept.Pixels("TranslatedToB"), rows.Pixels("Image"));
    }

    [TestMethod]
    public void RowsAreAddedWithoutAPipeline()
    {
        IDataView train = Points(66), otherRows = Points(5);
        const int iterations = 1;

        // example
        using var gan = mlContext.Gan().WganGp(labelColumnName: "Label", iterations: iterations).Fit(train);
        var more = gan.Augment(train, new AugmentOptions { Amount = AugmentationAmount.Ratio(0.5) });
        var all = mlContext.Gan().AppendRows(train, otherRows);
        // end of example

        Assert.HasCount(99, more.Vectors("Features"));
        Assert.HasCount(71, all.Vectors("Features"));
    }

    private IDataView Points(int count) => mlContext.Data.LoadFromEnumerable(
        Enumerable.Range(0, count).Select(row => new KeyedPoint { Features = Tiny.Values(row), Label = (uint)(row % 3 + 1) }).ToList());

    private sealed class Labelled
    {
        [ImageType]
        public MLImage? Image { get; set; }

        public int Label { get; set; }
    }

    private sealed class Unlabelled
    {
        [ImageType]
        public MLImage? Image { get; set; }
    }
}
