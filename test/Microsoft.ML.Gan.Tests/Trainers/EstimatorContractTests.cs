using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
public sealed class EstimatorContractTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    [DynamicData(nameof(TrainerCases.NamesForVectors), typeof(TrainerCases))]
    public void HoldsForVectors(string trainer) => EstimatorContract.Check(context, TrainerCases.OfVectors(trainer, context), context.Points());

    [TestMethod]
    [DynamicData(nameof(TrainerCases.NamesForVectors), typeof(TrainerCases))]
    public void HoldsForVectorsWithKeys(string trainer) => EstimatorContract.Check(
        context, TrainerCases.OfVectors(trainer, context, options => options.LabelColumnName = "Label"), context.KeyedPoints());

    [TestMethod]
    [DynamicData(nameof(TrainerCases.NamesForConditions), typeof(TrainerCases))]
    public void HoldsForVectorsWithConditions(string trainer) => EstimatorContract.Check(
        context, TrainerCases.OfVectors(trainer, context, options => options.ConditionColumnName = "Condition"), context.ConditionedPoints());

    [TestMethod]
    [DataRow("SnGan")]
    [DataRow("StyleGan")]
    public void HoldsForImagesWithASingleForACondition(string trainer)
    {
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 8).Select(row => new ConditionedPicture { Features = Tiny.Noise(8, 8, seed: row), Condition = row / 8f }).ToList());
        EstimatorContract.Check(context, TrainerCases.OfImages(trainer, context, options => options.ConditionColumnName = "Condition"), data);
    }

    [TestMethod]
    [DynamicData(nameof(TrainerCases.Names), typeof(TrainerCases))]
    public void HoldsForImagesOfASizeThatOnlyTheDataTells(string trainer) => EstimatorContract.Check(context, TrainerCases.OfImages(trainer, context), context.Pictures(8, 8));

    [TestMethod]
    public void HoldsForImagesOfASizeThatTheSchemaTells()
    {
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 4).Select(row => new SizedPicture { Features = Tiny.Noise(8, 8, seed: row) }).ToList());
        EstimatorContract.Check(context, context.Gan().WganGp(Tiny.ImageOptions()), data);
    }

    [TestMethod]
    public void HoldsForImagesWithLabelsAtASizeThatTheNetworksCannotBuild()
    {
        var options = Tiny.ImageOptions();
        (options.ImageHeight, options.ImageWidth, options.LabelColumnName) = (10, 9, "Label");
        EstimatorContract.Check(context, context.Gan().WganGp(options), context.Pictures(13, 7));
    }

    [TestMethod]
    public void HoldsInAChainAfterAnotherEstimator()
    {
        var options = Tiny.VectorOptions();
        options.FeatureColumnName = "Joined";
        var chain = context.Transforms.Concatenate("Joined", "Features").Append(context.Gan().WganGp(options));
        EstimatorContract.Check(context, chain, context.Points());
    }

    [TestMethod]
    public void GeneratedColumnKeepsTheSlotNames()
    {
        var options = Tiny.VectorOptions();
        options.FeatureColumnName = "Joined";
        var data = context.Transforms.Concatenate("Joined", "Label", "Label").Fit(context.LabelledPoints(row => row + 0.5f)).Transform(context.LabelledPoints(row => row + 0.5f));
        using var model = context.Gan().WganGp(options).Fit(data);
        string[] expected = SlotNames(data.Schema["Joined"]);
        Assert.HasCount(2, expected);
        CollectionAssert.AreEqual(expected, SlotNames(model.Transform(data).Schema["Generated"]));
        CollectionAssert.AreEqual(expected, SlotNames(model.Generate(1).Schema["Joined"]));
    }

    private static string[] SlotNames(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue("SlotNames", ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
