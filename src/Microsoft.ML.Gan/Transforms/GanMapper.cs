using Microsoft.ML.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>What a transformer adds to rows of one schema: after the input's columns the generated sample, the score and the score's percentile.</summary>
internal sealed class GanMapper : AddingMapper
{
    private readonly TrainedGan gan;
    private readonly GanConfiguration configuration;
    private readonly Lazy<ScoreDistribution> scores;
    private readonly ModelInput model;

    public GanMapper(DataViewSchema inputSchema, TrainedGan gan, GanConfiguration configuration, Lazy<ScoreDistribution> scores) : base(inputSchema,
        new(configuration.GeneratedColumnName, configuration.Feature.Type, configuration.Feature.Annotations),
        new(configuration.ScoreColumnName, NumberDataViewType.Single),
        new(configuration.PercentileColumnName, NumberDataViewType.Single))
    {
        (this.gan, this.configuration, this.scores) = (gan, configuration, scores);
        model = new ModelInput(inputSchema, configuration);
    }

    protected override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added) =>
        added.Index == InputSchema.Count ? model.LabelColumns : model.SampleColumns;

    protected override Lazy<Delegate>[] Added(DataViewRow input)
    {
        var score = new Lazy<RowValue<float>>(() => new(input, Score(input)));
        return [new(() => Generated(input)), new(() => Raw(score.Value)), new(() => Percentile(input, score.Value))];
    }

    private Delegate Generated(DataViewRow input)
    {
        var label = model.Label(input, configuration.GeneratedColumnName);
        var blocks = new BlockCache(configuration.CreateSampler(gan));
        var id = input.GetIdGetter();
        DataViewRowId row = default;
        return configuration.Feature.Getter(() =>
        {
            id(ref row);
            return blocks.Sample(new RowId(row.Low, row.High), label?.Invoke() ?? default);
        });
    }

    private static ValueGetter<float> Raw(RowValue<float> score) => (ref float value) => value = score.Value;

    private ValueGetter<float> Percentile(DataViewRow input, RowValue<float> score)
    {
        var label = model.Label(input, configuration.PercentileColumnName);
        return (ref float value) => value = scores.Value.Percentile(score.Value, label?.Invoke() ?? default);
    }

    private Func<float> Score(DataViewRow input)
    {
        var label = model.Label(input, configuration.ScoreColumnName);
        var sample = model.Sample(input, configuration.ScoreColumnName);
        var scorer = new Scorer(gan, configuration.Training.Seed);
        return () =>
        {
            using var scope = NewDisposeScope();
            return scorer.Score(sample(), label is null ? [] : [label()]).item<float>();
        };
    }
}
