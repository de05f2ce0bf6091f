using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Augmentation;

[TestClass]
public sealed class AugmentEstimatorTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    [DataRow(null)]
    [DataRow("IsSynthetic")]
    public void KeepsTheEstimatorContract(string? markColumn) => EstimatorContract.Check(
        context,
        context.Gan().Augment(Trainer(), new AugmentOptions { Amount = AugmentationAmount.Count(5), SyntheticColumnName = markColumn }),
        context.KeyedPoints());

    [TestMethod]
    public void ATransformerThatWasLoadedLetsRowsPass()
    {
        var data = context.KeyedPoints();
        using var fitted = context.Gan().Augment(Trainer(), AugmentationAmount.Ratio(1)).Fit(data);
        Assert.IsNotNull(fitted.Generator);
        Assert.AreSame(data, fitted.Transform(data));
        using var file = new MemoryStream();
        context.Model.Save(fitted, data.Schema, file);
        Assert.IsLessThan(10_000, file.Length);
        using var loaded = (AugmentTransformer)context.Model.Load(file, out _);
        Assert.IsNull(loaded.Generator);
        Assert.AreSame(data, loaded.Transform(data));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => new EstimatorChain<ITransformer>().Append(new AlreadyFitted(loaded)).Fit(data));
        StringAssert.Contains(error.Message, "holds no generator");
    }

    // ML.NET shows the generated rows to the steps of the same chain only. Fails if an augmentation without effect passes in silence.
    [TestMethod]
    public void AChainInAChainIsAnErrorWhereItWouldLoseTheGeneratedRows()
    {
        var data = context.KeyedPoints();
        var augment = new FitWitness<AugmentTransformer>(context.Gan().Augment(Trainer()));
        IEstimator<ITransformer> inner = context.Transforms.Concatenate("Copy", "Features").Append(augment);
        var nested = inner.Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => nested.Fit(data)).Message, "Append the trainer to the same chain");
        augment.Fitted!.Dispose();

        // A chain that holds both may stand in another one.
        var whole = context.Gan().Augment(Trainer()).Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        using var model = context.Transforms.Concatenate("Copy", "Features").Append(whole).Fit(data);
        Assert.HasCount(Tiny.RowCount, model.Transform(data).Vectors("Score"));
    }

    // Fails if the fitted transformer keeps the rows that it showed to the steps after it.
    [TestMethod]
    public void AFittedPipelineDoesNotKeepTheTrainingData()
    {
        var (model, data) = FitToDataThatNobodyKeeps();
        GC.Collect();
        Assert.IsFalse(data.IsAlive);
        model.Dispose();
    }

    [TestMethod]
    public void AFreshProcessPredictsTheSame()
    {
        var data = context.LabelledPoints(row => row % 5 == 0 ? "dog" : "cat");
        var chain = context.Transforms.Conversion.MapValueToKey("Label")
            .Append(context.Gan().Augment(Trainer()))
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        using var model = chain.Fit(data);
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.zip");
        try
        {
            context.Model.Save(model, data.Schema, file);
            var rows = context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new LabelledPoint<string> { Features = [row, -row, 1], Label = "cat" }));
            string expected = string.Join(' ', model.Transform(rows).Vectors("Score").SelectMany(values => values).Select(BitConverter.SingleToInt32Bits)) + Environment.NewLine;
            Assert.AreEqual(expected, FreshProcess.Run("ModelLoader.dll", file, "Score"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void OptionsOutOfRangeAreNamed()
    {
        Says<ArgumentOutOfRangeException>(new() { RejectedShare = 1 }, "RejectedShare");
        Says<ArgumentOutOfRangeException>(new() { RejectedShare = -0.1 }, "RejectedShare");
        Says<ArgumentOutOfRangeException>(new() { MinimumScore = double.NaN }, "MinimumScore");
        Says<ArgumentException>(new() { MinimumScore = 1, RejectedShare = 0.5 }, "cannot both");
        Says<ArgumentOutOfRangeException>(new() { SyntheticColumnName = "" }, "SyntheticColumnName");
        Says<ArgumentException>(new() { SyntheticColumnName = "Features" }, "another column than those that the model learns: Features");
    }

    [TestMethod]
    public void WhatCannotBeHadIsFoundBeforeTheTraining()
    {
        var options = Tiny.VectorOptions("Label");
        options.Progress = _ => Assert.Fail("The training had begun.");
        var trainer = context.Gan().WganGp(options);
        var lonely = context.LabelledPoints(row => row == 7 ? 2 : 1);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => context.Gan().Augment(trainer).Fit(lonely)).Message, "'2' has 1 real row");
        var unseen = AugmentationAmount.PerClass(new Dictionary<string, long> { ["9"] = 1 });
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => context.Gan().Augment(trainer, unseen).Fit(context.KeyedPoints())).Message, "'9'");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.Gan().Augment(trainer).Fit(context.Points())).Message, "'Label'");
    }

    [TestMethod]
    public void DataOfOtherColumnsIsRefused()
    {
        using var model = Trainer().Fit(context.KeyedPoints());
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => model.Augment(context.Points())).Message, "'Label'");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Augment(context.LabelledPoints(row => 1))).Message, "'Label' is Int32");
    }

    [TestMethod]
    public void AClassThatTheModelLearnedFromOneRowIsNotAddedTo()
    {
        var lonely = context.LabelledPoints(row => row == 7 ? 2 : 1);
        using var model = Trainer().Fit(lonely);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => model.Augment(lonely));
        StringAssert.Contains(error.Message, "'2' has 1 real row");

        // What counts is what the model has seen, not what it adds to.
        using var other = Trainer().Fit(context.LabelledPoints(row => row % 2 + 1));
        Assert.AreEqual(2L * 39, other.Augment(lonely).GetRowCount());
    }

    // In a method of its own, whose locals are gone when it returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (IDisposable Model, WeakReference Data) FitToDataThatNobodyKeeps()
    {
        var data = context.KeyedPoints();
        return (context.Gan().Augment(Trainer()).Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy()).Fit(data), new WeakReference(data));
    }

    private WganGpTrainer Trainer() => context.Gan().WganGp(Tiny.VectorOptions("Label"));

    private void Says<TException>(AugmentOptions options, string part) where TException : Exception =>
        StringAssert.Contains(Assert.ThrowsExactly<TException>(() => context.Gan().Augment(Trainer(), options)).Message, part);

    private sealed class AlreadyFitted(ITransformer transformer) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => transformer;

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
