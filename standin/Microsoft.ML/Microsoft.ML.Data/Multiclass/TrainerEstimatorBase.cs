// A trainer that reads a label, a feature vector and perhaps a weight, and becomes a prediction transformer.
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public abstract class TrainerEstimatorBase<TTransformer, TModel> : IEstimator<TTransformer> where TTransformer : ITransformer where TModel : class
{
    private protected TrainerEstimatorBase(string label, string features, string? weight) => (LabelName, FeatureName, WeightName) = (label, features, weight);

    private protected string LabelName { get; }
    private protected string FeatureName { get; }
    private protected string? WeightName { get; }

    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(SchemaShape.Create(input.Schema));
        return Train(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column features = SchemaMismatch.Find(inputSchema, FeatureName), label = SchemaMismatch.Find(inputSchema, LabelName);
        if (features.Kind != SchemaShape.Column.VectorKind.Vector || !features.ItemType.Equals(NumberDataViewType.Single))
            throw SchemaMismatch.Wrong(nameof(inputSchema), "feature", features.Name, "Vector<Single>", features.GetTypeString());
        if (label.Kind != SchemaShape.Column.VectorKind.Scalar || !label.IsKey || !label.ItemType.Equals(NumberDataViewType.UInt32))
            throw SchemaMismatch.Wrong(nameof(inputSchema), "label", label.Name, "Key<UInt32>", label.GetTypeString());
        return inputSchema.With(new("PredictedLabel", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true, label.Annotations))
            .With(new("Score", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, isKey: false));
    }

    private protected abstract TTransformer Train(IDataView input);
}
