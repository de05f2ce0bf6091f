using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>
/// The columns that a model reads of rows of one schema. Where they are, they must fit. That one is missing is an error only once a value that depends
/// on it is wanted: a chain asks for what all of its columns need.
/// </summary>
internal sealed class ModelInput
{
    private readonly DataViewSchema schema;
    private readonly GanConfiguration configuration;

    public ModelInput(DataViewSchema schema, GanConfiguration configuration)
    {
        (this.schema, this.configuration) = (schema, configuration);
        if (schema.GetColumnOrNull(configuration.Feature.Name) is { } feature) configuration.Feature.Check(feature);
        if (configuration.Label is { } label && schema.GetColumnOrNull(label.Name) is { } labelColumn) label.Check(labelColumn);
    }

    /// <summary>What the class of a row is read from.</summary>
    public IEnumerable<DataViewSchema.Column> ClassColumns => Existing(configuration.Label?.Name);

    /// <summary>What a row's sample and its class are read from.</summary>
    public IEnumerable<DataViewSchema.Column> SampleColumns => [.. Existing(configuration.Feature.Name), .. ClassColumns];

    /// <summary>Reads the current row's sample as [1,...] in the networks' range.</summary>
    public Func<Tensor> Sample(DataViewRow row, string forColumn) => configuration.Feature.Reader(row, schema.Input(configuration.Feature.Name, forColumn));

    /// <summary>Reads the current row's class; null where the model has none.</summary>
    public Func<long>? Class(DataViewRow row, string forColumn) =>
        configuration.Label is { } label ? label.Reader(row, schema.Input(label.Name, forColumn)) : null;

    private IEnumerable<DataViewSchema.Column> Existing(string? name) => name is not null && schema.GetColumnOrNull(name) is { } column ? [column] : [];
}
