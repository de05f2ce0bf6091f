using Microsoft.ML.Data;
using Microsoft.ML.Gan.Augmentation;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>A model that was trained with a condition column.</summary>
[TestClass]
public sealed class ConditionTests
{
    private readonly MLContext context = new(seed: 1);

    // The claim of GanTransformer's documentation. Fails if a row is generated from another condition than it shows, or the conditions change on the way.
    [TestMethod]
    public void GeneratedRowsHaveConditionsOfTrainingRowsAndAreWhatTransformMakesOfThem()
    {
        var data = context.ConditionedPoints();
        using var model = Fit(data);
        var generated = model.Generate(50);
        CollectionAssert.AreEqual(new[] { "Features", "Condition" }, generated.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(data.Schema["Condition"].Type, generated.Schema["Condition"].Type);
        var known = data.Vectors("Condition").Select(Text).ToHashSet();
        Assert.IsTrue(generated.Vectors("Condition").All(condition => known.Contains(Text(condition))));
        Tiny.AreSame(generated.Vectors("Features"), model.Transform(generated).Vectors("Generated"));
    }

    // Each of 40 conditions is expected 100 times; 5 deviations of a binomial law are 50. Fails if conditions are drawn in order, or from the first few.
    [TestMethod]
    public void ConditionsAreDrawnByTheirLawInTheData()
    {
        using var model = Fit(context.ConditionedPoints());
        var counts = model.Generate(4000).Vectors("Condition").CountBy(Text).ToList();
        Assert.HasCount(Tiny.RowCount, counts);
        Assert.IsTrue(counts.All(count => count.Value is > 50 and < 150));
        Assert.IsGreaterThan(5, counts.DistinctBy(count => count.Value).Count(), "Drawn in order, all would come 100 times.");
    }

    // Fails if the bank of conditions is not saved.
    [TestMethod]
    public void ALoadedModelDrawsTheSameConditions()
    {
        using var model = Fit(context.ConditionedPoints());
        using var file = new MemoryStream();
        context.Model.Save(model, null, file);
        file.Position = 0;
        using var loaded = (GanTransformer)new MLContext(seed: 99).Model.Load(file, out _);
        Tiny.AreSame(model.Generate(20).Vectors("Condition"), loaded.Generate(20).Vectors("Condition"));
        Tiny.AreSame(model.Generate(20).Vectors("Features"), loaded.Generate(20).Vectors("Features"));
    }

    // Fails if the last block's other rows have no condition, or the seed or the order is ignored.
    [TestMethod]
    public void RowsAreGeneratedForGivenConditions()
    {
        using var model = Fit(context.ConditionedPoints());
        float[][] conditions = [.. Enumerable.Range(0, 19).Select(i => new[] { i / 19f, -1 })];
        var given = model.Generate(conditions);
        Tiny.AreSame(conditions, given.Vectors("Condition"));
        Tiny.AreSame(given.Vectors("Features"), model.Transform(given).Vectors("Generated"));
        var view = context.Data.LoadFromEnumerable(conditions.Select(condition => new ConditionedPoint { Condition = condition }).ToList());
        Tiny.AreSame(given.Vectors("Features"), model.Generate(view).Vectors("Features"));
        Assert.AreNotEqual(Text(given.Vectors("Features")[3]), Text(model.Generate(conditions, seed: 99).Vectors("Features")[3]));
        Assert.AreNotEqual(Text(given.Vectors("Features")[0]), Text(model.Generate([[5, 5]]).Vectors("Features")[0]), "Row 0 under another condition.");
        Assert.IsEmpty(model.Generate([]).Vectors("Features"));

        conditions[0][0] = 7;
        Assert.AreEqual(0, given.Vectors("Condition")[0][0], "What was given is copied.");
    }

    [TestMethod]
    public void RowsAreGeneratedForTheClassesOfAView()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(context.KeyedPoints());
        var generated = model.Generate(context.KeyedPoints());
        CollectionAssert.AreEqual(context.KeyedPoints().GetColumn<uint>("Label").ToArray(), generated.GetColumn<uint>("Label").ToArray());
        Tiny.AreSame(generated.Vectors("Features"), model.Transform(generated).Vectors("Generated"));
    }

    [TestMethod]
    public void ConditionsThatCannotBeUsedAreNamed()
    {
        using var model = Fit(context.ConditionedPoints());
        Says(Assert.ThrowsExactly<ArgumentException>(() => model.Generate([[1, 2], [3]])), "Condition 1 has 1 values", "'Condition' have 2");
        Says(Assert.ThrowsExactly<ArgumentException>(() => model.Generate([[1, float.NaN]])), "Condition 0 has NaN in slot 1");
        Says(Assert.ThrowsExactly<ArgumentException>(() => model.Generate(context.Points())), "no column 'Condition'");
        Says(Assert.ThrowsExactly<ArgumentException>(() => model.Generate(1, "cat")), "without a label column");
        Assert.IsEmpty(model.Labels);

        var wrong = context.Data.LoadFromEnumerable(new[] { new ConditionedPoint { Features = [1, 2, 3], Condition = [1, 2] }, new() { Features = [1, 2, 3], Condition = [1, float.NaN] } });
        Says(Assert.ThrowsExactly<InvalidOperationException>(() => model.Transform(wrong).Vectors("Generated")), "Row 1 of column 'Condition' has NaN in slot 1");
        Says(Assert.ThrowsExactly<InvalidOperationException>(() => model.Transform(wrong).Numbers("CriticScore")), "Row 1 of column 'Condition'");

        using var plain = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        Says(Assert.ThrowsExactly<InvalidOperationException>(() => plain.Generate([[1, 2]])), "without a condition column");
        Says(Assert.ThrowsExactly<InvalidOperationException>(() => plain.Generate(context.ConditionedPoints())), "without a condition or label column");
    }

    // Fails if scores or percentiles are of another condition: the same row scores otherwise under another one.
    [TestMethod]
    public void RowsAreScoredUnderTheirOwnConditions()
    {
        using var model = Fit(context.ConditionedPoints());
        float[] Scores(params float[][] conditions) =>
            model.Transform(context.Data.LoadFromEnumerable(conditions.Select(condition => new ConditionedPoint { Features = Tiny.Values(0), Condition = condition }))).Numbers("CriticScore");
        float[] together = Scores([0, 1], [3, -2], [0, 1]);
        Assert.AreEqual(together[0], together[2]);
        Assert.AreNotEqual(together[0], together[1]);
        Assert.AreEqual(together[1], Scores([3, -2]).Single());
        float[] percentiles = [.. model.Transform(context.ConditionedPoints()).Numbers("ScorePercentile").Order()];
        Assert.AreEqual((1f / Tiny.RowCount, 1f), (percentiles[0], percentiles[^1]), "Percentiles are among all training rows.");
    }

    // Fails if the condition column of generated rows is missing or of another row.
    [TestMethod]
    public void AugmentedRowsHaveTheConditionThatTheyWereGeneratedFrom()
    {
        var data = context.ConditionedPoints();
        using var model = Fit(data);
        var augmented = model.Augment(data, new AugmentOptions { SyntheticColumnName = "IsSynthetic", RejectedShare = 0.2 });
        var synthetic = augmented.GetColumn<bool>("IsSynthetic").Index().Where(row => row.Item).Select(row => row.Index).ToArray();
        Assert.HasCount(Tiny.RowCount, synthetic);
        var (features, conditions) = (augmented.Vectors("Features"), augmented.Vectors("Condition"));
        var known = data.Vectors("Condition").Select(Text).ToHashSet();
        Assert.IsTrue(synthetic.All(row => known.Contains(Text(conditions[row]))));
        Assert.IsGreaterThan(10, synthetic.Select(row => Text(conditions[row])).Distinct().Count());
        // The critic's word for rows under the condition they show is the highest: those with the lowest were thrown away.
        var all = model.Transform(augmented).Numbers("CriticScore");
        var least = synthetic.Min(row => all[row]);
        var unfiltered = model.Transform(model.Augment(data, new AugmentOptions { Amount = AugmentationAmount.Count(50) })).Numbers("CriticScore")[Tiny.RowCount..];
        Assert.AreEqual(40, unfiltered.Count(score => score >= least));
        Assert.IsTrue(synthetic.All(row => features[row].All(float.IsFinite)));
    }

    [TestMethod]
    public void AugmentTrainsWithConditionsInAPipeline()
    {
        var witness = new FitWitness<ITransformer>(context.Transforms.Concatenate("Joined", "Features", "Condition"));
        using var model = context.Gan().Augment(context.Gan().WganGp(Tiny.ConditionOptions()), AugmentationAmount.Count(5)).Append(witness).Fit(context.ConditionedPoints());
        Assert.HasCount(Tiny.RowCount + 5, witness.Seen!.Vectors("Condition"));
        Assert.IsFalse(witness.Seen!.Vectors("Condition").Any(condition => condition.Any(float.IsNaN)));
    }

    [TestMethod]
    public void ASingleIsAConditionOfOneNumber()
    {
        var options = Tiny.ConditionOptions();
        options.ConditionColumnName = "Label";
        using var model = context.Gan().WganGp(options).Fit(context.LabelledPoints(row => row / 40f));
        Assert.AreEqual(NumberDataViewType.Single, model.Generate(1).Schema["Label"].Type);
        CollectionAssert.AreEqual(new[] { 0.5f, 2.25f }, model.Generate([[0.5f], [2.25f]]).Numbers("Label"));
    }

    // Row i has the condition (i, -i): the bank has 10,000 different ones of 12,000, not the first. Fails if a row is chosen twice, or its numbers are torn apart.
    [TestMethod]
    public void ManyConditionsAreKeptAsARandomChoice()
    {
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 12_000).Select(row => new ConditionedPoint { Features = Tiny.Values(row), Condition = [row, -row] }));
        using var cursor = data.GetRowCursor([data.Schema["Condition"]]);
        var reader = new VectorConditionReader(cursor, data.Schema["Condition"]);
        while (cursor.MoveNext()) reader.Read();
        var (column, vectors) = reader.Finish();
        using (vectors) CollectionAssert.AreEqual(new long[] { 12_000, 2 }, vectors.shape);
        var bank = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(column.Bank).ToArray().Chunk(2).ToList();
        Assert.HasCount(VectorConditionColumn.BankSize, bank);
        Assert.IsTrue(bank.TrueForAll(condition => condition[0] == -condition[1]));
        Assert.HasCount(VectorConditionColumn.BankSize, bank.Select(condition => condition[0]).Distinct());
        Assert.AreEqual(6000, bank.Average(condition => condition[0]), 5 * 3464 / 100.0);
    }

    // Fails if the numbers that the networks see are not those of the column.
    [TestMethod]
    public void LargeNumbersAreWarnedOf()
    {
        var log = new List<string>();
        context.Log += (_, message) => log.Add(message.Message);
        Fit(context.ConditionedPoints()).Dispose();
        Assert.IsFalse(log.Exists(line => line.Contains("NormalizeMinMax", StringComparison.Ordinal)));
        var years = Enumerable.Range(0, 20).Select(row => new ConditionedPoint { Features = Tiny.Values(row), Condition = [0, -2000 - row] });
        Fit(context.Data.LoadFromEnumerable(years.ToList())).Dispose();
        Assert.IsTrue(log.Exists(line => line.Contains("'Condition' has values of up to 2019", StringComparison.Ordinal)));
    }

    private GanTransformer Fit(IDataView data) => context.Gan().WganGp(Tiny.ConditionOptions()).Fit(data);

    private static string Text(float[] values) => string.Join(' ', values.Select(BitConverter.SingleToInt32Bits));

    private static void Says(Exception error, params string[] parts)
    {
        foreach (string part in parts) StringAssert.Contains(error.Message, part);
    }
}
