using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>
/// What a CycleGAN transformer adds to rows of one schema: after the input's columns both translations, then both cycle errors. A row whose value is
/// missing has missing translations and NaN for an error.
/// </summary>
internal sealed class CycleMapper : AddingMapper
{
    private readonly TrainedTranslation translation;
    private readonly CycleConfiguration configuration;

    public CycleMapper(DataViewSchema inputSchema, TrainedTranslation translation, CycleConfiguration configuration) : base(inputSchema,
        new(configuration.ToBColumnName, configuration.B.Type, configuration.B.Annotations),
        new(configuration.ToAColumnName, configuration.A.Type, configuration.A.Annotations),
        new(configuration.ErrorAColumnName, NumberDataViewType.Single),
        new(configuration.ErrorBColumnName, NumberDataViewType.Single))
    {
        (this.translation, this.configuration) = (translation, configuration);
        foreach (var domain in new[] { configuration.A, configuration.B })
        {
            if (inputSchema.GetColumnOrNull(domain.Name) is { } column) domain.Check(column);
        }
    }

    // In the order of the added columns.
    private FeatureColumn[] Inputs => [configuration.A, configuration.B, configuration.A, configuration.B];

    // That an input column is missing is an error only once a value that depends on it is wanted: views of one domain are translated too.
    protected override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added) =>
        InputSchema.GetColumnOrNull(Inputs[added.Index - InputSchema.Count].Name) is { } column ? [column] : [];

    protected override Lazy<Delegate>[] Added(DataViewRow input) =>
    [
        new(() => Translated(Reader(input, configuration.A, configuration.ToBColumnName), translation.ToB, configuration.B)),
        new(() => Translated(Reader(input, configuration.B, configuration.ToAColumnName), translation.ToA, configuration.A)),
        new(() => Error(Reader(input, configuration.A, configuration.ErrorAColumnName), translation.CycleErrorA)),
        new(() => Error(Reader(input, configuration.B, configuration.ErrorBColumnName), translation.CycleErrorB)),
    ];

    private Func<Tensor?> Reader(DataViewRow input, FeatureColumn domain, string forColumn) =>
        domain.OptionalReader(input, InputSchema.Input(domain.Name, forColumn));

    private static Delegate Translated(Func<Tensor?> read, Func<Tensor, Tensor> translate, FeatureColumn target) => target.Getter(() =>
    {
        using var scope = NewDisposeScope();
        return read() is { } sample ? translate(sample).data<float>().ToArray() : [];
    });

    private static ValueGetter<float> Error(Func<Tensor?> read, Func<Tensor, Tensor> error) => (ref float value) =>
    {
        using var scope = NewDisposeScope();
        value = read() is { } sample ? error(sample).item<float>() : float.NaN;
    };
}
