using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Augmentation;

[TestClass]
public sealed class AugmentTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void EverythingAfterItTrainsOnRealAndSyntheticRows()
    {
        var data = Imbalanced(30, 8);
        var classifier = new FitWitness<ITransformer>(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        using var model = Pipeline(classifier).Fit(data);
        var seen = classifier.Seen!;
        Assert.AreEqual(60, seen.GetRowCount());
        CollectionAssert.AreEqual(data.Vectors("Features").SelectMany(v => v).ToArray(), seen.Vectors("Features").Take(38).SelectMany(v => v).ToArray());
        CollectionAssert.AreEqual(Enumerable.Repeat(2u, 22).ToArray(), seen.GetColumn<uint>("Label").Skip(38).ToArray());
        Assert.AreEqual(22, seen.Vectors("Features").Skip(38).Select(v => string.Join(' ', v)).Distinct().Count());

        var output = model.Transform(data);
        Assert.AreEqual(38, output.GetRowCount());
        Assert.HasCount(38, output.GetColumn<uint>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void APredictionIsThatOfTheClassifierAlone()
    {
        var data = Imbalanced(30, 8);
        var classifier = new FitWitness<ITransformer>(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        using var model = Pipeline(classifier).Fit(data);
        var alone = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(classifier.Seen!);
        Tiny.AreSame(alone.Transform(data).Vectors("Score"), model.Transform(data).Vectors("Score"));
        using var engine = context.Model.CreatePredictionEngine<KeyedPoint, Prediction>(model);
        var predicted = engine.Predict(new KeyedPoint { Features = Tiny.Values(3) });
        CollectionAssert.AreEqual(model.Transform(data).Vectors("Score")[3], predicted.Score);
    }

    [TestMethod]
    public void TheSameSeedGivesTheSameRows()
    {
        var data = Imbalanced(20, 8);
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        string Rows(AugmentOptions options) => string.Join(' ', model.Augment(data, options).Vectors("Features").SelectMany(v => v));
        Assert.AreEqual(Rows(new() { Seed = 4 }), Rows(new() { Seed = 4 }));
        Assert.AreNotEqual(Rows(new() { Seed = 4 }), Rows(new() { Seed = 5 }));
        // More rows of a class leave those that were there as they were.
        StringAssert.StartsWith(Rows(new() { Amount = Dogs(9) }), Rows(new() { Amount = Dogs(5) }));
    }

    [TestMethod]
    public void WithoutLabelsTheRowsAreDoubled()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var augmented = model.Augment(context.Points());
        Assert.HasCount(2 * Tiny.RowCount, augmented.Vectors("Features"));
        Assert.AreEqual(2L * Tiny.RowCount, augmented.GetRowCount());
    }

    [TestMethod]
    public void ColumnsThatTheModelDoesNotKnowAreMissing()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var rich = context.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(row => new RichPoint
        {
            Features = Tiny.Values(row), Weight = 2, Price = 3, Key = 1, Name = "n", Flag = true, Count = 7, Slots = [1, 2], Words = ["a", "b", "c"],
        }).ToList());
        var added = context.Data.CreateEnumerable<RichPoint>(model.Augment(rich, new() { Amount = AugmentationAmount.Count(1) }), false).Last();
        Assert.IsTrue(float.IsNaN(added.Weight) && double.IsNaN(added.Price));
        Assert.AreEqual((0u, "", false, 0), (added.Key, added.Name, added.Flag, added.Count));
        Assert.HasCount(2, added.Slots);
        Assert.IsTrue(added.Slots.All(float.IsNaN));
        CollectionAssert.AreEqual(new[] { "", "", "" }, added.Words);
        Assert.HasCount(3, added.Features);
        Assert.IsFalse(added.Features.Any(float.IsNaN));
    }

    [TestMethod]
    public void SyntheticRowsAreMarkedWhereThatIsAskedFor()
    {
        var data = Imbalanced(20, 8);
        var witness = new FitWitness<ITransformer>(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        var options = new AugmentOptions { Amount = Dogs(3), SyntheticColumnName = "IsSynthetic" };
        using var model = context.Gan().Augment(context.Gan().WganGp(Tiny.VectorOptions("Label")), options).Append(witness).Fit(data);
        CollectionAssert.AreEqual(Enumerable.Range(0, 31).Select(row => row >= 28).ToArray(), witness.Seen!.GetColumn<bool>("IsSynthetic").ToArray());
        var marks = model.Transform(data).GetColumn<bool>("IsSynthetic").ToArray();
        Assert.HasCount(28, marks);
        Assert.IsFalse(marks.Any(mark => mark));
    }

    [TestMethod]
    public void RejectingASharePicksTheBestRows()
    {
        var data = Imbalanced(20, 8);
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        float[] Scores(AugmentOptions options) => model.Transform(model.Augment(data, options)).Numbers("CriticScore")[28..];
        float[] all = Scores(new() { Amount = Dogs(40) });
        float[] best = Scores(new() { Amount = Dogs(10), RejectedShare = 0.75 });
        float limit = all.OrderDescending().ElementAt(9);
        CollectionAssert.AreEqual(all.Where(score => score >= limit).ToArray(), best);
        float middle = all.Order().ElementAt(20);
        float[] above = Scores(new() { Amount = Dogs(15), MinimumScore = middle });
        Assert.HasCount(15, above);
        CollectionAssert.AreEqual(all.Where(score => score >= middle).Take(15).ToArray(), above);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => model.Augment(data, new() { Amount = Dogs(2), MinimumScore = 1e9 }));
        StringAssert.Contains(error.Message, "Of 200 generated rows of class '2' 0 have a critic score of at least 1000000000");
    }

    [TestMethod]
    public void OnlyActiveColumnsAreComputed()
    {
        var witness = new AccessWitness(Imbalanced(20, 8));
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(Imbalanced(20, 8));
        var augmented = model.Augment(witness);
        Assert.AreEqual(40, augmented.GetRowCount());
        Assert.HasCount(40, augmented.GetColumn<uint>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { "Label" }, witness.Asked.ToArray());
    }

    [TestMethod]
    public void SeveralThreadsReadTheSameRows()
    {
        var data = Imbalanced(20, 8);
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        var augmented = model.Augment(data);
        float[][] expected = augmented.Vectors("Features");
        Parallel.For(0, 4, _ => Tiny.AreSame(expected, augmented.Vectors("Features")));
    }

    [TestMethod]
    public void NoRowIsMadeOfATestFold()
    {
        for (int fold = 0; fold < 3; fold++)
        {
            var (train, test) = Folds(fold);
            var witness = new FitWitness<ITransformer>(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
            using var model = Pipeline(witness).Fit(context.Data.LoadFromEnumerable(train));
            Assert.IsTrue(test.All(row => row.Reads == 0), "Fit read a row of the test fold.");
            Assert.IsTrue(train.All(row => row.Reads > 0));
            // Whatever the test fold holds, the rows are the same.
            var again = new FitWitness<ITransformer>(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
            using var other = Pipeline(again).Fit(context.Data.LoadFromEnumerable(Folds(fold).Train));
            Assert.IsGreaterThan(train.Count, witness.Seen!.Vectors("Features").Length);
            Tiny.AreSame(witness.Seen!.Vectors("Features"), again.Seen!.Vectors("Features"));
            Assert.HasCount(test.Count, model.Transform(context.Data.LoadFromEnumerable(test)).Vectors("Score"));
        }
    }

    [TestMethod]
    public void ImagesOfTheUserStayUsable()
    {
        var data = context.Pictures(8, 8);
        using var model = context.Gan().WganGp(Tiny.ImageOptions()).Fit(data);
        var augmented = model.Augment(data);
        using (var cursor = augmented.GetRowCursor(augmented.Schema))
        {
            var getter = cursor.GetGetter<MLImage>(augmented.Schema["Features"]);
            MLImage? image = null;
            while (cursor.MoveNext()) getter(ref image!);
        }

        Assert.IsTrue(data.GetColumn<MLImage>("Features").All(image => image.Pixels.Length == 4 * 8 * 8));
        Assert.HasCount(16, augmented.GetColumn<MLImage>("Features").Select(image => image.Width).ToArray());
    }

    private EstimatorChain<ITransformer> Pipeline(IEstimator<ITransformer> classifier)
    {
        var options = Tiny.VectorOptions("Label");
        options.Seed = 3;
        return context.Gan().Augment(context.Gan().WganGp(options)).Append(classifier);
    }

    private IDataView Imbalanced(int cats, int dogs) => context.Data.LoadFromEnumerable(
        Enumerable.Range(0, cats + dogs).Select(row => new KeyedPair { Features = Tiny.Values(row), Label = row < cats ? 1u : 2u }).ToList());

    private static AugmentationAmount Dogs(long count) => AugmentationAmount.PerClass(new Dictionary<string, long> { ["2"] = count });

    private static (List<CountedPair> Train, List<CountedPair> Test) Folds(int fold)
    {
        var rows = Enumerable.Range(0, 36).Select(row => new CountedPair(Tiny.Values(row), row % 4 == 0 ? 2u : 1u)).Index().ToLookup(row => row.Index % 3 == fold, row => row.Item);
        return ([.. rows[false]], [.. rows[true]]);
    }
}
