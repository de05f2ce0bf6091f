using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Dcgan;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>Every input that cannot be used is refused with one error that names it, says what was found and what is accepted.</summary>
[TestClass]
public sealed class BadInputTests
{
    private readonly MLContext context = new(seed: 1);

    private sealed class Unsized
    {
        [VectorType]
        public float[] Features { get; set; } = [];
    }

    private sealed class PartlySized
    {
        [VectorType(2)]
        public float[] Known { get; set; } = [];

        [VectorType]
        public float[] Features { get; set; } = [];
    }

    [TestMethod]
    public void NoSuchFeatureColumn()
    {
        var options = Tiny.VectorOptions();
        options.FeatureColumnName = "Pixels";
        RefusedBySchema(options, context.KeyedPoints(), "feature column 'Pixels'", "Features, Label");
    }

    [TestMethod]
    public void NoSuchLabelColumn() => RefusedBySchema(Tiny.VectorOptions("Kind"), context.KeyedPoints(), "label column 'Kind'", "Features, Label");

    [TestMethod]
    public void FeatureColumnOfAWrongType()
    {
        var options = Tiny.VectorOptions();
        options.FeatureColumnName = "Label";
        RefusedBySchema(options, context.LabelledPoints(row => row), "'Label' is Int32", "image", "vector of Single");
    }

    [TestMethod]
    public void FeatureVectorOfUnknownSize() =>
        RefusedBySchema(Tiny.VectorOptions(), context.Data.LoadFromEnumerable(new List<Unsized> { new() }), "'Features'", "unknown size");

    [TestMethod]
    public void VectorsForNetworksThatBuildImages()
    {
        var options = Tiny.VectorOptions();
        options.Network = new DcganFamily();
        RefusedBySchema(options, context.Points(), "'Features'", "DcganFamily", "MlpFamily");
    }

    [TestMethod]
    public void TextLabels() => RefusedBySchema(Tiny.VectorOptions("Label"), context.LabelledPoints(row => "a"), "'Label' is String", "key", "MapValueToKey");

    [TestMethod]
    public void ZeroRows() => RefusedByFit(Tiny.VectorOptions(), context.Points(0), "0 usable rows", "BatchSize is 8");

    [TestMethod]
    public void ZeroRowsThatOnlyReadingTells() =>
        RefusedByFit(Tiny.VectorOptions(), context.Data.LoadFromEnumerable(Enumerable.Empty<Point>().Where(_ => true)), "0 usable rows", "BatchSize is 8");

    [TestMethod]
    public void OneRow() => RefusedByFit(Tiny.VectorOptions(), context.Points(1), "1 usable row, ", "BatchSize is 8");

    [TestMethod]
    public void ABatchLargerThanTheData() =>
        RefusedByFit(Tiny.VectorOptions(), context.Data.LoadFromEnumerable(Enumerable.Range(0, 7).Select(row => new Point { Features = Tiny.Values(row) })), "7 usable rows", "BatchSize is 8", "BatchSize to 7");

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void FeaturesThatAreNotFinite(float value)
    {
        var rows = Enumerable.Range(0, 20).Select(row => new Point { Features = Tiny.Values(row) }).ToList();
        rows[13].Features[1] = value;
        RefusedByFit(Tiny.VectorOptions(), context.Data.LoadFromEnumerable(rows), "Row 13", "'Features'", "slot 1", value.ToString());
    }

    [TestMethod]
    public void ImagesOfSeveralSizesWithoutASizeOption()
    {
        var rows = Enumerable.Range(0, 6).Select(row => new Picture { Features = Tiny.Noise(8, row == 4 ? 16 : 8) }).ToList();
        RefusedByFit(Tiny.ImageOptions(), context.Data.LoadFromEnumerable(rows), "Row 4", "'Features'", "8x16", "8x8", "ImageHeight");
    }

    [TestMethod]
    public void ARowWithoutAnImage()
    {
        var rows = Enumerable.Range(0, 6).Select(row => new Picture { Features = row == 2 ? null : Tiny.Noise(8, 8) }).ToList();
        RefusedByFit(Tiny.ImageOptions(), context.Data.LoadFromEnumerable(rows), "Row 2", "'Features'", "no image");
    }

    [TestMethod]
    public void AnImageFileThatIsCorruptIsAnErrorOrIsLeftOut()
    {
        string folder = Directory.CreateTempSubdirectory("gan-images-").FullName;
        try
        {
            for (int row = 0; row < 6; row++)
            {
                using var image = Tiny.Noise(8, 8, seed: row);
                image.Save(Path.Combine(folder, $"{row}.png"));
            }

            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, "3.png"));
            File.WriteAllBytes(Path.Combine(folder, "3.png"), bytes[..(bytes.Length / 2)]);
            var files = context.Data.LoadFromEnumerable(Enumerable.Range(0, 6).Select(row => new LabelledPoint<string> { Label = $"{row}.png" }).ToList());
            var data = context.Transforms.LoadImages("Features", folder, "Label").Fit(files).Transform(files);
            var options = Tiny.ImageOptions();
            RefusedByFit(options, data, "row 3", "'Features'");

            var log = new List<string>();
            context.Log += (_, message) => log.Add(message.Message);
            options.SkipUnreadableImages = true;
            using var model = context.Gan().WganGp(options).Fit(data);
            Assert.AreEqual(5, model.Training.Rows);
            Assert.IsTrue(log.Exists(line => line.Contains("row 3", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void ImagesSmallerThanAnyNetworkBuilds()
    {
        var options = Tiny.ImageOptions();
        options.ImageFit = ImageFit.CenterCrop;
        RefusedByFit(options, context.Pictures(5, 5), "5x5", "8x8");
    }

    [TestMethod]
    public void LabelsThatAreNoWholeNumbers() =>
        RefusedByFit(Tiny.VectorOptions("Label"), context.LabelledPoints(row => row == 9 ? 1.5f : 1), "Row 9", "'Label' is 1.5", "whole numbers");

    [TestMethod]
    public void ANumberThatIsNoLabel() => RefusedByFit(Tiny.VectorOptions("Label"), context.LabelledPoints(row => row == 9 ? double.NaN : 1), "Row 9", "'Label' has no label");

    [TestMethod]
    public void AKeyThatIsMissing()
    {
        var rows = Enumerable.Range(0, 20).Select(row => new KeyedPoint { Features = Tiny.Values(row), Label = row == 5 ? 0u : 1u }).ToList();
        RefusedByFit(Tiny.VectorOptions("Label"), context.Data.LoadFromEnumerable(rows), "Row 5", "'Label' has no label");
    }

    [TestMethod]
    public void NoSuchConditionColumn()
    {
        var options = Tiny.ConditionOptions();
        options.ConditionColumnName = "Angle";
        RefusedBySchema(options, context.ConditionedPoints(), "condition column 'Angle'", "Features, Condition");
    }

    [TestMethod]
    public void ConditionsOfAWrongType()
    {
        var options = Tiny.ConditionOptions();
        options.ConditionColumnName = "Label";
        RefusedBySchema(options, context.KeyedPoints(), "condition column 'Label' is Key<UInt32>", "vector of Single of known size", "LabelColumnName");
        RefusedBySchema(options, context.LabelledPoints(row => (double)row), "'Label' is Double");
    }

    [TestMethod]
    public void AConditionVectorOfUnknownSize()
    {
        var options = Tiny.ConditionOptions();
        (options.FeatureColumnName, options.ConditionColumnName) = ("Known", "Features");
        RefusedBySchema(options, context.Data.LoadFromEnumerable(new List<PartlySized> { new() }), "condition column 'Features'", "unknown size");
    }

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.NegativeInfinity)]
    public void ConditionsThatAreNotFinite(float value)
    {
        var rows = Enumerable.Range(0, 20).Select(row => new ConditionedPoint { Features = Tiny.Values(row), Condition = Tiny.Condition(row) }).ToList();
        rows[13].Condition[1] = value;
        RefusedByFit(Tiny.ConditionOptions(), context.Data.LoadFromEnumerable(rows), "Row 13", "'Condition'", "slot 1", value.ToString());
        rows[13].Condition[0] = rows[13].Condition[1] = float.NaN;
        RefusedByFit(Tiny.ConditionOptions(), context.Data.LoadFromEnumerable(rows), "Row 13", "'Condition'", "NaN in every slot");
    }

    [TestMethod]
    public void AConditionOfAnotherLength()
    {
        var rows = Enumerable.Range(0, 20).Select(row => new ConditionedPoint { Features = Tiny.Values(row), Condition = row == 11 ? [1, 2, 3] : Tiny.Condition(row) }).ToList();
        RefusedByFit(Tiny.ConditionOptions(), context.Data.LoadFromEnumerable(rows), "Row 11", "'Condition'", "has 3 values, but 2 are needed");
    }

    [TestMethod]
    public void ASingleThatIsNoCondition()
    {
        var options = Tiny.ConditionOptions();
        options.ConditionColumnName = "Label";
        RefusedByFit(options, context.LabelledPoints(row => row == 9 ? float.NaN : row), "Row 9", "'Label' has NaN");
    }

    private void RefusedBySchema(GanOptions options, IDataView data, params string[] said)
    {
        var trainer = context.Gan().WganGp((WganGpTrainer.Options)options);
        Says(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainer.GetOutputSchema(Gan.Data.InputSchema.ShapeOf(data.Schema))), said);
        Says(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainer.Fit(data)), said);
    }

    private void RefusedByFit(GanOptions options, IDataView data, params string[] said) =>
        Says(Assert.ThrowsExactly<InvalidOperationException>(() => context.Gan().WganGp((WganGpTrainer.Options)options).Fit(data)), said);

    private static void Says(Exception error, string[] parts)
    {
        foreach (string part in parts) StringAssert.Contains(error.Message, part);
    }
}
