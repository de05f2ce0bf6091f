using Microsoft.ML.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>Adds to rows of one schema a variation of their own sample. It depends on the seed, the row's id, its sample and its label only.</summary>
internal sealed class VariationMapper : AddingMapper
{
    private readonly GanConfiguration configuration;
    private readonly VariationOptions options;
    private readonly PosteriorSampler sampler;
    private readonly ModelInput model;

    public VariationMapper(DataViewSchema inputSchema, TrainedGan gan, GanConfiguration configuration, VariationOptions options) : base(inputSchema,
        new DataViewSchema.DetachedColumn(options.VariationColumnName, configuration.Feature.Type, configuration.Feature.Annotations))
    {
        (this.configuration, this.options) = (configuration, options);
        sampler = new PosteriorSampler(gan, options.Seed ?? configuration.Training.Seed);
        model = new ModelInput(inputSchema, configuration);
    }

    protected override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added) => model.SampleColumns;

    protected override Lazy<Delegate>[] Added(DataViewRow input) => [new(() => Variation(input))];

    private Delegate Variation(DataViewRow input)
    {
        var label = model.Label(input, options.VariationColumnName);
        var sample = model.Sample(input, options.VariationColumnName);
        var id = input.GetIdGetter();
        DataViewRowId row = default;
        return configuration.Feature.Getter(() =>
        {
            using var scope = NewDisposeScope();
            id(ref row);
            // Rows of different views may share the lower half of their ids, and then the noise that their variations are made with.
            long index = (long)(row.Low & long.MaxValue);
            return sampler.Vary(sample(), options.Amount, index, label is null ? [] : [label()]).data<float>().ToArray();
        });
    }
}
