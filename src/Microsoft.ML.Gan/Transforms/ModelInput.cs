using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Sampling;
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
    private readonly string[] samples;

    /// <summary>The feature column and the label or condition column.</summary>
    public ModelInput(DataViewSchema schema, GanConfiguration configuration) : this(schema, configuration, [configuration.Feature.Name])
    {
    }

    /// <summary>Columns of samples and the label or condition column.</summary>
    public ModelInput(DataViewSchema schema, GanConfiguration configuration, string[] samples)
    {
        (this.schema, this.configuration, this.samples) = (schema, configuration, samples);
        foreach (var column in samples.SelectMany(Existing)) configuration.Feature.Check(column);
        foreach (var column in LabelColumns) configuration.Condition!.Check(column);
    }

    /// <summary>What the label of a row is read from.</summary>
    public IEnumerable<DataViewSchema.Column> LabelColumns => Existing(configuration.Condition?.Name);

    /// <summary>What a row's samples and its label are read from.</summary>
    public IEnumerable<DataViewSchema.Column> SampleColumns => [.. samples.SelectMany(Existing), .. LabelColumns];

    /// <summary>Reads the current row's sample as [1,...] in the networks' range.</summary>
    public Func<Tensor> Sample(DataViewRow row, string forColumn) => Sample(row, configuration.Feature.Name, forColumn);

    /// <summary>Reads the current row's sample of one of the columns as [1,...] in the networks' range.</summary>
    public Func<Tensor> Sample(DataViewRow row, string column, string forColumn) => configuration.Feature.Reader(row, schema.Input(column, forColumn));

    /// <summary>Reads the current row's label; null where the model is not conditional.</summary>
    public Func<Label>? Label(DataViewRow row, string forColumn) =>
        configuration.Condition is { } condition ? condition.Reader(row, schema.Input(condition.Name, forColumn)) : null;

    private IEnumerable<DataViewSchema.Column> Existing(string? name) => name is not null && schema.GetColumnOrNull(name) is { } column ? [column] : [];
}
