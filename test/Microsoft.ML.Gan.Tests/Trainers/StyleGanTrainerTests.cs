using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Style;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
public sealed class StyleGanTrainerTests
{
    private readonly MLContext context = new(seed: 1);

    // T-SG-7 through the pipeline and the file. Fails if the option is forgotten when rows are generated, or when the model is saved.
    [TestMethod]
    public void TruncationAtZeroGivesEveryRowTheMeanStyle()
    {
        var data = context.Pictures(8, 8);
        using var mean = context.Gan().StyleGan(Options(new Truncation(0, 100))).Fit(data);
        using var free = context.Gan().StyleGan(Options(null)).Fit(data);
        Assert.HasCount(1, Generated(mean).Distinct());
        Assert.HasCount(4, Generated(free).Distinct());

        using var file = new MemoryStream();
        context.Model.Save(mean, data.Schema, file);
        file.Position = 0;
        using var loaded = (GanTransformer)context.Model.Load(file, out _);
        CollectionAssert.AreEqual(Generated(mean), Generated(loaded));
        CollectionAssert.AreEqual(Generated(mean), mean.Transform(context.Pictures(8, 8, count: 4)).Pixels("Generated").Select(Convert.ToHexString).ToList());
    }

    // Pictures of 128x128 after the one iteration that the start level gets: squares of one colour. Fails if the networks do not know how large the data is.
    [TestMethod]
    public void LargePicturesGrowWithoutBeingAsked()
    {
        const int side = 128, square = side / 8;
        var options = Options(null);
        options.Iterations = 1;
        using var model = context.Gan().StyleGan(options).Fit(context.Pictures(side, side, count: 4));
        byte[] pixels = model.Generate(1).Pixels("Features").Single();
        for (int i = 0; i < pixels.Length; i++)
        {
            var (y, x, channel) = (i / 4 / side, i / 4 % side, i % 4);
            Assert.AreEqual(pixels[(y - y % square) * side * 4 + (x - x % square) * 4 + channel], pixels[i]);
        }

        Assert.IsGreaterThan(1, pixels.Chunk(4).Select(Convert.ToHexString).Distinct().Count());
    }

    [TestMethod]
    public void VectorsAreRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.Gan().StyleGan(Options(null)).Fit(context.Points()));
        StringAssert.Contains(error.Message, "StyleFamily, which builds them for images only");
    }

    // Fails if generated pictures cannot follow real ones down a pipeline.
    [TestMethod]
    public void AugmentsPicturesOnTheirWayToAClassifier()
    {
        var options = Options(null);
        options.LabelColumnName = "Label";
        var data = context.LabelledPictures();
        var pipeline = context.Gan().Augment(context.Gan().StyleGan(options))
            .Append(context.Transforms.ExtractPixels("Pixels", "Features"))
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(featureColumnName: "Pixels"));
        using var model = pipeline.Fit(data);
        Assert.HasCount(8, model.Transform(data).GetColumn<uint>("PredictedLabel").ToList());
    }

    private static List<string> Generated(GanTransformer gan) => [.. gan.Generate(4).Pixels("Features").Select(Convert.ToHexString)];

    // Without noise an image is a function of its style alone.
    private static StyleGanTrainer.Options Options(Truncation? truncation) => new()
    {
        Network = new StyleFamily(FeatureMapBase: 32, FeatureMapMax: 4) { StyleSize = 8, MappingLayers = 2, Noise = false },
        Truncation = truncation,
        LatentSize = 4,
        BatchSize = 4,
        Iterations = 2,
        Seed = 3,
    };
}
