using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>ML.NET's own cross-validation over a pipeline with Augment in it: no synthetic row is made from a row of a test fold.</summary>
[TestClass]
public sealed class CrossValidationTests
{
    private const int Folds = 3;
    private readonly MLContext context = new(seed: 1);

    // Fails if the GAN is trained once and kept for all folds: the synthetic rows of a fold are then not those of its training rows alone. Fails if Fit
    // reads anything but the rows it is given.
    [TestMethod]
    public void NoSyntheticRowIsMadeFromATestFold()
    {
        var rows = Enumerable.Range(0, 60).Select(row => new CountedPair(Tiny.Values(row), row % 4 == 0 ? 2u : 1u)).ToList();
        var witness = new FoldWitness(Pipeline, rows);
        var results = context.MulticlassClassification.CrossValidate(context.Data.LoadFromEnumerable(rows), witness, Folds, seed: 5);
        try
        {
            Assert.HasCount(Folds, results);
            Assert.HasCount(Folds, witness.Fits);
            foreach (var (result, fit) in results.Zip(witness.Fits))
            {
                int[] test = [.. result.ScoredHoldOutSet.Vectors("Features").Select(values => rows.FindIndex(row => row.Features[0] == values[0] && row.Features[1] == values[1]))];
                Assert.IsGreaterThan(5, test.Length);
                CollectionAssert.AreEquivalent(Enumerable.Range(0, 60).Except(test).ToArray(), fit.Read, "Fit read other rows than those of its training folds.");

                var alone = context.Data.LoadFromEnumerable(fit.Read.Select(row => new KeyedPair { Features = Tiny.Values(row), Label = row % 4 == 0 ? 2u : 1u }).ToList());
                var classifier = Classifier();
                using var model = Pipeline(classifier).Fit(alone);
                Tiny.AreSame(classifier.Seen!.Vectors("Features"), fit.Seen);
                Assert.IsGreaterThan(fit.Read.Length, fit.Seen.Length);
                Assert.IsTrue(result.Metrics.MicroAccuracy is >= 0 and <= 1);
            }

            CollectionAssert.AreEqual(new[] { 0, 1, 2 }, results.Select(result => result.Fold).ToArray());
        }
        finally
        {
            foreach (var result in results) ((IDisposable)result.Model).Dispose();
        }
    }

    private FitWitness<ITransformer> Classifier() => new(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());

    private EstimatorChain<ITransformer> Pipeline(IEstimator<ITransformer> classifier)
    {
        var options = Tiny.VectorOptions("Label");
        options.Seed = 3;
        return context.Gan().Augment(context.Gan().WganGp(options)).Append(classifier);
    }

    /// <summary>Fits a pipeline, and remembers of every Fit which rows were read and what reached the classifier.</summary>
    private sealed class FoldWitness(Func<IEstimator<ITransformer>, IEstimator<ITransformer>> pipeline, List<CountedPair> rows) : IEstimator<ITransformer>
    {
        private readonly FitWitness<ITransformer> classifier = new(new MLContext(seed: 1).MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        private IEstimator<ITransformer>? whole;

        public List<(int[] Read, float[][] Seen)> Fits { get; } = [];

        // One estimator for all folds, as ML.NET has it.
        private IEstimator<ITransformer> Whole => whole ??= pipeline(classifier);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Whole.GetOutputSchema(inputSchema);

        public ITransformer Fit(IDataView input)
        {
            int[] before = [.. rows.Select(row => row.Reads)];
            var model = Whole.Fit(input);
            Fits.Add(([.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Reads > before[row])], classifier.Seen!.Vectors("Features")));
            return model;
        }
    }
}
