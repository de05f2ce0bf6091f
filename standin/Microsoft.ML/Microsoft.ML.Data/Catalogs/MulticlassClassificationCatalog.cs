// Trainers and evaluation of multiclass classification.
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase(IHostEnvironment env) => Environment = env;
    internal IHostEnvironment Environment { get; }

    public sealed class CrossValidationResult<T> where T : class
    {
        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold) => (Model, Metrics, ScoredHoldOutSet, Fold) = (model, metrics, scores, fold);

        public readonly T Metrics;
        public readonly ITransformer Model;
        public readonly IDataView ScoredHoldOutSet;
        public readonly int Fold;
    }

    /// Fits all folds one after the other before any is evaluated.
    private protected CrossValidationResult<T>[] CrossValidateTrain<T>(IDataView data, IEstimator<ITransformer> estimator, int folds, string? samplingKeyColumn, int? seed, Func<IDataView, T> evaluate) where T : class
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        if (folds < 2) throw new ArgumentOutOfRangeException("numberOfFolds", "Must be more than 1");
        if (samplingKeyColumn != null) throw new NotSupportedException("The stand-in has no sampling keys");
        var models = new List<(ITransformer Model, IDataView Scores)>();
        for (int fold = 0; fold < folds; fold++)
        {
            ITransformer model = estimator.Fit(new FoldDataView(data, seed, fold, folds, isTest: false));
            models.Add((model, model.Transform(new FoldDataView(data, seed, fold, folds, isTest: true))));
        }
        return models.Select((fold, i) => new CrossValidationResult<T>(fold.Model, evaluate(fold.Scores), fold.Scores, i)).ToArray();
    }

    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase(TrainCatalogBase catalog) => Environment = catalog.Environment;
        internal IHostEnvironment Environment { get; }
    }
}

public sealed class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(IHostEnvironment env) : base(env) => Trainers = new MulticlassClassificationTrainers(this);

    public MulticlassClassificationTrainers Trainers { get; }

    public MulticlassClassificationMetrics Evaluate(IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel", int topKPredictionCount = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataViewSchema.Column label = SchemaMismatch.Find(data.Schema, labelColumnName), score = SchemaMismatch.Find(data.Schema, scoreColumnName), predicted = SchemaMismatch.Find(data.Schema, predictedLabelColumnName);
        if (label.Type is not KeyDataViewType key || key.RawType != typeof(uint)) throw SchemaMismatch.Wrong(nameof(data), "label", label.Name, "Key<UInt32>", label.Type.ToString()!);
        using DataViewRowCursor cursor = data.GetRowCursor([label, score, predicted]);
        ValueGetter<uint> getLabel = cursor.GetGetter<uint>(label), getPredicted = cursor.GetGetter<uint>(predicted);
        ValueGetter<VBuffer<float>> getScore = cursor.GetGetter<VBuffer<float>>(score);
        var rows = new List<(int, int, float)>();
        uint actual = 0, guess = 0;
        VBuffer<float> scores = default;
        while (cursor.MoveNext())
        {
            getLabel(ref actual);
            if (actual == 0) continue;
            getPredicted(ref guess);
            getScore(ref scores);
            rows.Add(((int)actual - 1, (int)guess - 1, actual <= scores.Length ? scores.GetItemOrDefault((int)actual - 1) : 0));
        }
        return new(rows, Math.Max((int)key.Count, (score.Type as VectorDataViewType)?.Size ?? 0));
    }

    public IReadOnlyList<CrossValidationResult<MulticlassClassificationMetrics>> CrossValidate(IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5,
        string labelColumnName = "Label", string? samplingKeyColumnName = null, int? seed = null)
        => CrossValidateTrain(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scores => Evaluate(scores, labelColumnName));

    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(MulticlassClassificationCatalog catalog) : base(catalog) { }
    }
}
