using System.Collections.Concurrent;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using TorchSharp;

namespace Microsoft.ML.Gan.Transforms;

[TestClass]
public sealed class TransformTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void OneRowIsGeneratedPerRowAndEqualsGenerate()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        Tiny.AreSame(model.Generate(Tiny.RowCount).Vectors("Features"), model.Transform(context.Points()).Vectors("Generated"));
    }

    [TestMethod]
    public void GeneratedSamplesAreOfTheRowsClass()
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        var rows = model.Transform(data).Vectors("Generated");
        for (int label = 1; label <= 3; label++)
        {
            var ofClass = model.Generate(Tiny.RowCount, label.ToString()).Vectors("Features");
            for (int row = label - 1; row < Tiny.RowCount; row += 3) CollectionAssert.AreEqual(ofClass[row], rows[row], $"Row {row}.");
        }
    }

    [TestMethod]
    public void OnlyWhatIsAskedForIsComputed()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        // Row 1's features cannot be scored, but nobody asks for its score.
        var broken = model.Transform(context.Data.LoadFromEnumerable(new List<Point> { new() { Features = [1, 2, 3] }, new() { Features = [1, float.NaN, 3] } }));
        Assert.HasCount(2, broken.Vectors("Generated"));
        Assert.HasCount(2, broken.Vectors("Features"));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => broken.Numbers("CriticScore"));
        StringAssert.Contains(error.Message, "Row 1");
    }

    [TestMethod]
    public void AColumnIsNeededOnlyByWhatDependsOnIt()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var other = context.Data.LoadFromEnumerable(new List<Scored> { new() });
        var output = model.Transform(other);
        Assert.HasCount(1, output.Vectors("Generated"));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => output.Numbers("CriticScore"));
        StringAssert.Contains(error.Message, "'Features'");

        // A chain asks what all columns need, whether anybody wants them or not.
        var mapper = model.GetRowToRowMapper(other.Schema);
        Assert.IsEmpty(mapper.GetDependencies(mapper.OutputSchema.Where(column => column.Index >= other.Schema.Count)));

        mapper = model.GetRowToRowMapper(context.Points().Schema);
        Assert.IsEmpty(mapper.GetDependencies([mapper.OutputSchema["Generated"]]));
        Assert.AreEqual("Features", mapper.GetDependencies([mapper.OutputSchema["CriticScore"]]).Single().Name);

        using var conditional = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(context.KeyedPoints());
        mapper = conditional.GetRowToRowMapper(context.KeyedPoints().Schema);
        Assert.AreEqual("Label", mapper.GetDependencies([mapper.OutputSchema["Generated"]]).Single().Name);
        CollectionAssert.AreEquivalent(new[] { "Features", "Label" }, mapper.GetDependencies([mapper.OutputSchema["CriticScore"]]).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void AFeatureColumnOfAnotherSizeIsRefused()
    {
        var options = Tiny.VectorOptions();
        options.FeatureColumnName = "Joined";
        var two = context.Transforms.Concatenate("Joined", "Features", "Features");
        using var model = context.Gan().WganGp(options).Fit(two.Fit(context.Points()).Transform(context.Points()));
        var one = context.Transforms.Concatenate("Joined", "Features").Fit(context.Points()).Transform(context.Points());
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(one));
        StringAssert.Contains(error.Message, "'Joined'");
        StringAssert.Contains(error.Message, "size 6");
    }

    [TestMethod]
    public void AnAddedColumnHidesAnEarlierOneOfItsName()
    {
        var options = Tiny.VectorOptions();
        options.GeneratedColumnName = "Features2";
        options.ScoreColumnName = "Label";
        var data = context.LabelledPoints(row => row);
        using var model = context.Gan().WganGp(options).Fit(data);
        var schema = model.Transform(data).Schema;
        Assert.AreEqual(NumberDataViewType.Single, schema["Label"].Type);
        Assert.IsTrue(schema[data.Schema["Label"].Index].IsHidden);
    }

    [TestMethod]
    public void ShuffledRowsKeepTheirValues()
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        var output = model.Transform(data);
        Assert.IsTrue(output.CanShuffle);
        var expected = Read(output, null);
        var shuffled = Read(output, new Random(3));
        CollectionAssert.AreNotEqual(expected.Keys.ToArray(), shuffled.Keys.ToArray());
        CollectionAssert.AreEquivalent(expected, shuffled);
    }

    [TestMethod]
    public void CursorsOnSeveralThreadsGiveTheValuesOfOne()
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        var output = model.Transform(data);
        var expected = Read(output, null);
        var found = new ConcurrentBag<Dictionary<ulong, string>>();
        var leaks = new ConcurrentBag<long>();
        OnThreads(4, () =>
        {
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            found.Add(Read(output, null));
            leaks.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount - before);
        });
        Assert.HasCount(4, found);
        foreach (var values in found) CollectionAssert.AreEquivalent(expected, values);
        Assert.IsTrue(leaks.All(count => count == 0));
    }

    [TestMethod]
    public void APredictionEngineCountsItsRows()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var output = model.Transform(context.Points());
        var (generated, scores, percentiles) = (output.Vectors("Generated"), output.Numbers("CriticScore"), output.Numbers("ScorePercentile"));
        using var engine = context.Model.CreatePredictionEngine<Point, Scored>(model);
        for (int row = 0; row < 20; row++)
        {
            var predicted = engine.Predict(new Point { Features = Tiny.Values(row) });
            CollectionAssert.AreEqual(generated[row], predicted.Generated);
            Assert.AreEqual(scores[row], predicted.CriticScore);
            Assert.AreEqual(percentiles[row], predicted.ScorePercentile);
        }
    }

    [TestMethod]
    public void APredictionEngineNeedsOnlyTheColumnsOfWhatItReads()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        using var engine = context.Model.CreatePredictionEngine<Nothing, GeneratedOnly>(model);
        CollectionAssert.AreEqual(model.Generate(1).Vectors("Features")[0], engine.Predict(new Nothing()).Generated);
    }

    [TestMethod]
    public void DataScoresHigherThanWhatAPoorGeneratorMakes()
    {
        var options = Tiny.VectorOptions();
        (options.Iterations, options.CriticSteps, options.LearningRate) = (10, 20, 2e-3);
        using var model = context.Gan().WganGp(options).Fit(context.Points());
        double real = model.Transform(context.Points()).Numbers("CriticScore").Average();
        double generated = model.Transform(model.Generate(200)).Numbers("CriticScore").Average();
        Assert.IsGreaterThan(generated, real);
    }

    [TestMethod]
    public void ImagesAreGeneratedAndScored()
    {
        var data = context.Pictures(8, 8);
        using var model = context.Gan().WganGp(Tiny.ImageOptions()).Fit(data);
        var output = model.Transform(data);
        Tiny.AreSame(model.Generate(8).Pixels("Features"), output.Pixels("Generated"));
        Assert.AreEqual(8, output.Numbers("CriticScore").Distinct().Count());
        Assert.IsTrue(data.GetColumn<MLImage>("Features").All(image => image.Width == 8), "The images of the data must stay usable.");
    }

    private static Dictionary<ulong, string> Read(IDataView view, Random? random)
    {
        var values = new Dictionary<ulong, string>();
        using var cursor = view.GetRowCursor(view.Schema, random);
        var id = cursor.GetIdGetter();
        var generated = cursor.GetGetter<VBuffer<float>>(view.Schema["Generated"]);
        var score = cursor.GetGetter<float>(view.Schema["CriticScore"]);
        DataViewRowId row = default;
        VBuffer<float> sample = default;
        float scored = 0;
        while (cursor.MoveNext())
        {
            id(ref row);
            generated(ref sample);
            score(ref scored);
            values.Add(row.Low, $"{string.Join(' ', sample.DenseValues())} {scored}");
        }

        return values;
    }

    private static void OnThreads(int count, Action action)
    {
        Exception? error = null;
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                error = e;
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.IsNull(error, error?.ToString());
    }
}
