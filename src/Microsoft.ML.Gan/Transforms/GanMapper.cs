using Microsoft.ML.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>What a transformer adds to rows of one schema, and what it needs of them: the input's columns first, then the generated sample, then the score.</summary>
internal sealed class GanMapper : AddingMapper
{
    private readonly TrainedGan gan;
    private readonly GanConfiguration configuration;

    public GanMapper(DataViewSchema inputSchema, TrainedGan gan, GanConfiguration configuration) : base(inputSchema,
        new(configuration.GeneratedColumnName, configuration.Feature.Type, configuration.Feature.Annotations),
        new(configuration.ScoreColumnName, NumberDataViewType.Single))
    {
        this.gan = gan;
        this.configuration = configuration;
        if (inputSchema.GetColumnOrNull(configuration.Feature.Name) is { } feature) configuration.Feature.Check(feature);
        if (configuration.Label is { } label && inputSchema.GetColumnOrNull(label.Name) is { } labelColumn) label.Check(labelColumn);
    }

    private int ScoreIndex => InputSchema.Count + 1;

    // A chain asks for what all of its columns need. That an input column is missing is an error only once a value that depends on it is wanted.
    protected override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added)
    {
        if (added.Index == ScoreIndex && InputSchema.GetColumnOrNull(configuration.Feature.Name) is { } feature) yield return feature;
        if (configuration.Label is { } label && InputSchema.GetColumnOrNull(label.Name) is { } labelColumn) yield return labelColumn;
    }

    protected override Lazy<Delegate>[] Added(DataViewRow input) => [new(() => Generated(input)), new(() => Score(input))];

    private Delegate Generated(DataViewRow input)
    {
        var rowClass = RowClass(input, configuration.GeneratedColumnName);
        var blocks = new BlockCache(new Sampler(gan, configuration.Training.Seed));
        var id = input.GetIdGetter();
        DataViewRowId row = default;
        return configuration.Feature.Getter(() =>
        {
            id(ref row);
            return blocks.Sample(new RowId(row.Low, row.High), rowClass?.Invoke() ?? 0);
        });
    }

    private ValueGetter<float> Score(DataViewRow input)
    {
        var rowClass = RowClass(input, configuration.ScoreColumnName);
        var sample = configuration.Feature.Reader(input, Input(configuration.Feature.Name, configuration.ScoreColumnName));
        return (ref float value) =>
        {
            using var scope = NewDisposeScope();
            value = gan.Score(sample(), rowClass is null ? null : tensor(new[] { rowClass() })).item<float>();
        };
    }

    private Func<long>? RowClass(DataViewRow input, string forColumn) =>
        configuration.Label is { } label ? label.Reader(input, Input(label.Name, forColumn)) : null;

    private DataViewSchema.Column Input(string name, string forColumn) => InputSchema.GetColumnOrNull(name)
        ?? throw new ArgumentOutOfRangeException(
            nameof(name), $"There is no column '{name}', which '{forColumn}' needs. The columns are: {string.Join(", ", InputSchema.Where(c => !c.IsHidden).Select(c => c.Name))}.");
}
