using Microsoft.ML.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>What is made of the codes of some samples [1,...] of one row, given its index and its label, if any.</summary>
internal delegate Tensor CodedSample(PosteriorSampler sampler, Tensor[] samples, long row, Label[] labels);

/// <summary>Adds to rows of one schema what P2GAN makes of their own samples. It depends on the seed, the row's id, its samples and its label only.</summary>
internal sealed class CodeMapper : AddingMapper
{
    private readonly GanConfiguration configuration;
    private readonly string name;
    private readonly string[] from;
    private readonly PosteriorSampler sampler;
    private readonly CodedSample make;
    private readonly ModelInput model;

    /// <summary>A mapper that adds a column of a given name.</summary>
    /// <param name="inputSchema">The rows'.</param>
    /// <param name="gan">A model with codes.</param>
    /// <param name="configuration">Its columns.</param>
    /// <param name="name">The column that it adds.</param>
    /// <param name="from">The columns of samples that the added one is made of.</param>
    /// <param name="seed">The seed, or null for that of the training.</param>
    /// <param name="make">How it is made.</param>
    public CodeMapper(DataViewSchema inputSchema, TrainedGan gan, GanConfiguration configuration, string name, string[] from, int? seed, CodedSample make)
        : base(inputSchema, new DataViewSchema.DetachedColumn(name, configuration.Feature.Type, configuration.Feature.Annotations))
    {
        (this.configuration, this.name, this.from, this.make) = (configuration, name, from, make);
        sampler = new PosteriorSampler(gan, seed ?? configuration.Training.Seed);
        model = new ModelInput(inputSchema, configuration, from);
    }

    protected override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added) => model.SampleColumns;

    protected override Lazy<Delegate>[] Added(DataViewRow input) => [new(() => Made(input))];

    private Delegate Made(DataViewRow input)
    {
        var label = model.Label(input, name);
        var samples = from.Select(column => model.Sample(input, column, name)).ToArray();
        var id = input.GetIdGetter();
        DataViewRowId row = default;
        return configuration.Feature.Getter(() =>
        {
            using var scope = NewDisposeScope();
            id(ref row);
            // Rows of different views may share the lower half of their ids, and then the noise that their samples are made with.
            long index = (long)(row.Low & long.MaxValue);
            return make(sampler, [.. samples.Select(sample => sample())], index, label is null ? [] : [label()]).data<float>().ToArray();
        });
    }
}
