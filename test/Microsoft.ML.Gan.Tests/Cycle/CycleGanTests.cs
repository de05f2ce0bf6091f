using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Cycle;

[TestClass]
public sealed class CycleGanTests
{
    private static readonly string[] Added = ["TranslatedToB", "TranslatedToA", "CycleErrorA", "CycleErrorB"];

    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void TheEstimatorContractHoldsForVectors() => EstimatorContract.Check(context, context.Gan().CycleGan(Domains.Options()), context.Pairs());

    [TestMethod]
    public void TheEstimatorContractHoldsForImagesOfDifferentChannels() => EstimatorContract.Check(
        context, context.Gan().CycleGan(Domains.ImageOptions()), context.PicturePairs(row => Tiny.Noise(8, 12, seed: row), row => Tiny.Noise(8, 12, colour: false, row)));

    [TestMethod]
    public void TheEstimatorContractHoldsForImagesBroughtToASize()
    {
        var options = Domains.ImageOptions();
        (options.ImageHeight, options.ImageWidth) = (8, 8);
        EstimatorContract.Check(context, context.Gan().CycleGan(options), context.PicturePairs(row => Tiny.Noise(9, 7, seed: row), row => Tiny.Noise(13 + row, 10, seed: row)));
    }

    [TestMethod]
    public void TheEstimatorContractHoldsInAChain()
    {
        var options = Domains.Options();
        options.ColumnNameA = "Joined";
        EstimatorContract.Check(context, context.Transforms.Concatenate("Joined", "A").Append(context.Gan().CycleGan(options)), context.Pairs());
    }

    public static IEnumerable<object[]> Shapes => Tiny.Shapes.Select(shape => new object[] { shape.Height, shape.Width, shape.Colour });

    // Two iterations. Fails for a translator that always makes three channels.
    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void T_SHAPE_1_PicturesOfEveryShapeAreTranslated(int height, int width, bool colour)
    {
        var data = context.PicturePairs(row => Tiny.Noise(height, width, colour, row), row => Tiny.Noise(height, width, colour, row + 9), count: 2);
        using var model = context.Gan().CycleGan(Domains.ImageOptions()).Fit(data);
        Assert.AreEqual(2, model.Training.Iterations);
        foreach (string column in Added[..2])
            foreach (byte[] pixels in model.Transform(data).Pixels(column)) Tiny.AssertPicture(pixels, height, width, colour);
    }

    // The translations are in the units of the other domain: B's first slot is around 0.5 and its second around 105. Fails if the domains are exchanged.
    [TestMethod]
    public void TranslationsHaveTheTypeNamesAndUnitsOfTheOtherDomain()
    {
        var options = Domains.Options();
        options.Iterations = 200;
        using var model = context.Gan().CycleGan(options).Fit(context.Pairs());
        var output = model.Transform(context.Pairs());
        Assert.AreEqual(context.Pairs().Schema["B"].Type, output.Schema["TranslatedToB"].Type);
        Assert.AreEqual(105, output.Vectors("TranslatedToB").Average(values => values[1]), 10);
        Assert.AreEqual(-1950, output.Vectors("TranslatedToA").Average(values => values[1]), 100);
        Assert.AreEqual((200, 40), (model.Training.Iterations, model.Training.Rows));
    }

    // Fails if the rows of one view stay paired with those of the other, or both views are read for one domain.
    [TestMethod]
    public void TwoViewsOfDifferentLengthsWithColumnsOfOneNameAreTranslated()
    {
        var options = Domains.Options();
        options.ColumnNameA = options.ColumnNameB = "Features";
        var (a, b) = (context.Points(30), context.Data.LoadFromEnumerable(Enumerable.Range(0, 7).Select(row => new Point { Features = [row, 1000 + row, -row] }).ToList()));
        options.Iterations = 200;
        using var model = context.Gan().CycleGan(options).Fit(a, b);
        Assert.AreEqual(37, model.Training.Rows);
        Assert.AreEqual(1003, model.Transform(a).Vectors("TranslatedToB").Average(values => values[1]), 5);
        Assert.AreEqual(-1950, model.Transform(b).Vectors("TranslatedToA").Average(values => values[1]), 100);
    }

    // Rows 0, 3, 6, ... have no A and rows 1, 4, 7, ... no B. Fails if such a row is an error, is dropped from the other domain too, or counts as zeros.
    [TestMethod]
    public void AMissingValueLeavesItsRowOutOfItsDomainOnly()
    {
        var data = context.Pairs((row, pair) =>
        {
            if (row % 3 == 0) pair.A = [float.NaN, float.NaN, float.NaN];
            if (row % 3 == 1) pair.B = [float.NaN, float.NaN];
        });
        using var model = context.Gan().CycleGan(Domains.Options()).Fit(data);
        Assert.AreEqual(13 + 13, model.Training.Rows);
        var output = model.Transform(data);
        var (toB, errors) = (output.Vectors("TranslatedToB"), output.Numbers("CycleErrorA"));
        for (int row = 0; row < 20; row++)
        {
            Assert.HasCount(2, toB[row]);
            Assert.AreEqual(row % 3 == 0, toB[row].All(float.IsNaN));
            Assert.AreEqual(row % 3 == 0, float.IsNaN(errors[row]));
            Assert.AreEqual(row % 3 == 1, float.IsNaN(output.Numbers("CycleErrorB")[row]));
        }
    }

    [TestMethod]
    public void AMissingImageHasNoTranslation()
    {
        var data = context.PicturePairs(row => row == 2 ? null : Tiny.Noise(8, 8, seed: row), row => row == 3 ? null : Tiny.Noise(8, 8, seed: row));
        using var model = context.Gan().CycleGan(Domains.ImageOptions()).Fit(data);
        Assert.AreEqual(10, model.Training.Rows);
        var translated = model.Transform(data).GetColumn<MLImage?>("TranslatedToB").Select((image, row) => (image is null, row)).ToList();
        Assert.IsTrue(translated.All(entry => entry.Item1 == (entry.row == 2)));
    }

    [TestMethod]
    public void TheSameSeedGivesTheSameModel()
    {
        float[][] Train(int seed)
        {
            var options = Domains.Options();
            options.Seed = seed;
            using var model = context.Gan().CycleGan(options).Fit(context.Pairs());
            return model.Transform(context.Pairs()).Vectors("TranslatedToB");
        }

        Tiny.AreSame(Train(3), Train(3));
        CollectionAssert.AreNotEqual(Train(3)[0], Train(4)[0]);
    }

    // Fails if a translation asks for the other domain's column, or if rows of a view without it are refused.
    [TestMethod]
    public void OnlyTheColumnsOfWhatIsWantedAreRead()
    {
        using var model = context.Gan().CycleGan(Domains.Options()).Fit(context.Pairs());
        foreach (var (wanted, needed) in Added.Zip(["A", "B", "A", "B"]))
        {
            var witness = new AccessWitness(context.Pairs());
            var output = model.Transform(witness);
            using (var cursor = output.GetRowCursor([output.Schema[wanted]])) Assert.IsTrue(cursor.MoveNext());
            CollectionAssert.AreEqual(new[] { needed }, witness.Asked.ToArray());
        }

        var half = context.Data.LoadFromEnumerable(new[] { new { B = 1f } });
        var onlyA = context.Transforms.Concatenate("A", "B", "B", "B").Fit(half).Transform(half);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(onlyA));
        StringAssert.Contains(error.Message, "'B'");
        var points = context.Transforms.Concatenate("A", "Features").Fit(context.Points()).Transform(context.Points());
        Assert.HasCount(Tiny.RowCount, model.Transform(points).Vectors("TranslatedToB"));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(points).Vectors("TranslatedToA")).Message, "'TranslatedToA' needs");
    }

    [TestMethod]
    public void APredictionEngineTranslates()
    {
        var model = context.Gan().CycleGan(Domains.Options()).Fit(context.Pairs());
        var expected = model.Transform(context.Pairs());
        using var engine = context.Model.CreatePredictionEngine<VectorPair, Translated>(model);
        for (int row = 0; row < 3; row++)
        {
            var predicted = engine.Predict(Domains.Pair(row));
            CollectionAssert.AreEqual(expected.Vectors("TranslatedToB")[row], predicted.TranslatedToB);
            CollectionAssert.AreEqual(expected.Vectors("TranslatedToA")[row], predicted.TranslatedToA);
            Assert.AreEqual(expected.Numbers("CycleErrorA")[row], predicted.CycleErrorA);
        }
    }

    [TestMethod]
    public void AFreshProcessThatNeverMentionsUsLoadsAChain()
    {
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(row => new LabelledPoint<float> { Features = Tiny.Values(row), Label = row }).ToList());
        var chain = context.Transforms.Concatenate("Other", "Features", "Label").Append(context.Gan().CycleGan("Features", "Other", 3));
        using var model = chain.Fit(data).LastTransformer;
        FreshProcess.CheckModel(context, new TransformerChain<ITransformer>(model), pictureSide: null, ["TranslatedToB", "CycleErrorA"]);
    }

    [TestMethod]
    public void ProgressIsReportedAndCancellingGivesTheModelTrainedSoFar()
    {
        using var source = new CancellationTokenSource();
        var heard = new List<long>();
        CycleGanProgress? kept = null;
        var options = Domains.Options();
        (options.Iterations, options.CancellationToken) = (1000, source.Token);
        float[][] last = [];
        options.Progress = progress =>
        {
            heard.Add(progress.Iteration);
            CollectionAssert.AreEquivalent(new[] { "Translators", "Critics", "CycleErrorA", "CycleErrorB" }, progress.Metrics.Keys.ToArray());
            last = progress.Model.Transform(context.Pairs()).Vectors("TranslatedToB");
            kept = progress;
            if (progress.Iteration == 5) source.Cancel();
        };
        using var model = context.Gan().CycleGan(options).Fit(context.Pairs());
        CollectionAssert.AreEqual(new long[] { 1, 2, 3, 4, 5 }, heard);
        Assert.AreEqual((5, true), (model.Training.Iterations, model.Training.WasCancelled));
        Tiny.AreSame(last, model.Transform(context.Pairs()).Vectors("TranslatedToB"));
        Assert.ThrowsExactly<InvalidOperationException>(() => kept!.Model);

        options.CancellationToken = new CancellationToken(canceled: true);
        Assert.ThrowsExactly<OperationCanceledException>(() => context.Gan().CycleGan(options).Fit(context.Pairs()));
    }
}
