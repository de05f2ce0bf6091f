using Microsoft.ML;
using Microsoft.ML.Data;

namespace Door;

/// <summary>Learns the mean of the column Value, and becomes a transformer that divides by it.</summary>
public sealed class ScalingEstimator : IEstimator<ScalingTransformer>
{
    public ScalingTransformer Fit(IDataView input) => new(input.GetColumn<float>("Value").Average());

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => new(inputSchema.Append(new SchemaShape.Column("Scaled", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false)));
}
