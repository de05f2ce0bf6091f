// Trainers and evaluation of multiclass classification.
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase(IHostEnvironment env) => Environment = env;
    internal IHostEnvironment Environment { get; }

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

    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(MulticlassClassificationCatalog catalog) : base(catalog) { }
    }
}
