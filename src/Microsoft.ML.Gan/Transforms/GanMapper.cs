using Microsoft.ML.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>What a transformer adds to rows of one schema, and what it needs of them: the input's columns first, then the generated sample, then the score.</summary>
internal sealed class GanMapper : IRowToRowMapper
{
    private readonly TrainedGan gan;
    private readonly GanConfiguration configuration;

    public GanMapper(DataViewSchema inputSchema, TrainedGan gan, GanConfiguration configuration)
    {
        this.gan = gan;
        this.configuration = configuration;
        InputSchema = inputSchema;
        if (inputSchema.GetColumnOrNull(configuration.Feature.Name) is { } feature) configuration.Feature.Check(feature);
        if (configuration.Label is { } label && inputSchema.GetColumnOrNull(label.Name) is { } labelColumn) label.Check(labelColumn);

        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn(configuration.GeneratedColumnName, configuration.Feature.Type, configuration.Feature.Annotations);
        builder.AddColumn(configuration.ScoreColumnName, NumberDataViewType.Single);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    private int GeneratedIndex => InputSchema.Count;

    private int ScoreIndex => InputSchema.Count + 1;

    /// <exception cref="ArgumentOutOfRangeException">An added column needs an input column that is not there.</exception>
    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var needed = new SortedSet<int>();
        foreach (var column in dependingColumns)
        {
            if (column.Index < InputSchema.Count)
            {
                needed.Add(column.Index);
                continue;
            }

            if (column.Index == ScoreIndex) needed.Add(Input(configuration.Feature.Name, column.Name).Index);
            if (configuration.Label is { } label) needed.Add(Input(label.Name, column.Name).Index);
        }

        return needed.Select(index => InputSchema[index]).ToArray();
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema) throw new ArgumentException("The row has another schema than this mapper was made for.", nameof(input));
        return new MappedRow(input, Outputs(input, activeColumns));
    }

    /// <summary>The active columns of the output over rows of the input.</summary>
    public RowOutputs Outputs(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        var active = new bool[OutputSchema.Count];
        foreach (var column in activeColumns) active[column.Index] = true;
        return new RowOutputs(input, OutputSchema, active, new(() => Generated(input)), new(() => Score(input)));
    }

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
