// Softmax regression: the weighted sum of cross entropies, plus l2/2 |w|^2 + l1 |w|_1 over all weights but the biases.
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsMaximumEntropyMulticlassTrainer : TrainerEstimatorBase<MulticlassPredictionTransformer<MaximumEntropyModelParameters>, MaximumEntropyModelParameters>
{
    private readonly float _l1, _l2, _tolerance;
    private readonly int _history;
    private readonly bool _nonNegative;

    internal LbfgsMaximumEntropyMulticlassTrainer(string label, string features, string? weight, float l1, float l2, float tolerance, int history, bool nonNegative) : base(label, features, weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(l1);
        ArgumentOutOfRangeException.ThrowIfNegative(l2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(history);
        (_l1, _l2, _tolerance, _history, _nonNegative) = (l1, l2, tolerance, history, nonNegative);
    }

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> Train(IDataView input)
    {
        DataViewSchema.Column label = input.Schema[LabelName];
        int classes = checked((int)((KeyDataViewType)label.Type).Count);
        var objective = new SoftmaxObjective(ReadExamples(input), classes, ((VectorDataViewType)input.Schema[FeatureName].Type).Size, _l2);
        double[] weights = new OrthantWiseLbfgs(_history, _tolerance).Minimize(objective.Evaluate, objective.Parameters, _l1, objective.IsWeight);
        if (_nonNegative)
            for (int i = 0; i < weights.Length; i++) weights[i] = objective.IsWeight(i) ? Math.Max(0, weights[i]) : weights[i];
        var schema = new DataViewSchema.Builder();
        schema.AddColumns([label]);
        return new(new MaximumEntropyModelParameters(classes, objective.Features, Array.ConvertAll(weights, w => (float)w)), FeatureName, schema.ToSchema());
    }

    /// The rows with a label and without a missing feature.
    private List<Example> ReadExamples(IDataView input)
    {
        DataViewSchema schema = input.Schema;
        DataViewSchema.Column? weightColumn = WeightName == null ? null : SchemaMismatch.Find(schema, WeightName);
        using DataViewRowCursor cursor = input.GetRowCursor(new[] { schema[LabelName], schema[FeatureName], weightColumn }.OfType<DataViewSchema.Column>());
        ValueGetter<uint> getLabel = cursor.GetGetter<uint>(schema[LabelName]);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(schema[FeatureName]);
        ValueGetter<float>? getWeight = weightColumn is { } column ? cursor.GetGetter<float>(column) : null;
        var examples = new List<Example>();
        uint label = 0;
        float weight = 1;
        while (cursor.MoveNext())
        {
            VBuffer<float> features = default;
            getLabel(ref label);
            getFeatures(ref features);
            getWeight?.Invoke(ref weight);
            float[] values = features.DenseValues().ToArray();
            if (label > 0 && Array.TrueForAll(values, float.IsFinite)) examples.Add(new((int)label - 1, weight, values));
        }
        if (examples.Count == 0) throw new InvalidOperationException("Training stopped: there are no rows with a label and without missing features");
        return examples;
    }
}

internal sealed record Example(int Label, float Weight, float[] Features);
