using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Transforms;

namespace Microsoft.ML.Gan;

/// <summary>
/// A trained generator with its critic. As a transformer it adds three columns, each computed only where it is asked for: one generated sample
/// per row, of the row's class or condition where the model has labels or conditions, the critic's score of the row's own sample, and that score as a
/// percentile of the training rows' (of the row's class). By itself it generates data views of the training columns' names and types. It computes on the CPU, never changes, and may be used by several threads at once.
/// </summary>
/// <remarks>
/// What is generated for a row depends on the seed, the row's id and its class or condition only: not on the order, on other rows or on the number of cursors.
/// Row i of <see cref="Generate(long, int?)"/> is what <see cref="Transform"/> generates for the row with id i and the same class or condition.
/// </remarks>
public sealed partial class GanTransformer : ITransformer, IDisposable
{
    private readonly TrainedGan gan;
    private readonly GanConfiguration configuration;
    private readonly Lazy<ScoreDistribution> scores;

    /// <summary>Takes ownership of the networks.</summary>
    internal GanTransformer(TrainedGan gan, GanConfiguration configuration, Lazy<ScoreDistribution> scores) =>
        (this.gan, this.configuration, this.scores) = (gan, configuration, scores);

    /// <summary>How the model came to be.</summary>
    public TrainingSummary Training => configuration.Training;

    /// <summary>The names of the classes that can be generated, in the order of their values; empty without a label column.</summary>
    public IReadOnlyList<string> Labels => Classes?.Names ?? [];

    // The classes, where there are any.
    private LabelColumn? Classes => configuration.Condition as LabelColumn;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The schema has a feature or label column of another type than that of the training data.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Mapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="GetOutputSchema"/>.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Mapper(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Mapper(input.Schema));
    }

    /// <summary>Generates rows whose classes or conditions, where the model has any, are as frequent as in the training data.</summary>
    /// <param name="count">Number of rows, at least 0.</param>
    /// <param name="seed">Another seed gives other rows. Default: that of the training.</param>
    /// <returns>A view with the training columns' names and types; it generates while it is read, so this transformer must outlive it.</returns>
    public IDataView Generate(long count, int? seed = null)
    {
        var sampler = Sampler(seed);
        return Generate(count, sampler, DrawnLabels(sampler));
    }

    /// <summary>Generates rows of one class.</summary>
    /// <param name="count">Number of rows, at least 0.</param>
    /// <param name="label">One of <see cref="Labels"/>.</param>
    /// <param name="seed">Another seed gives other rows. Default: that of the training.</param>
    /// <returns>As <see cref="Generate(long, int?)"/>.</returns>
    /// <exception cref="ArgumentException">There is no such label.</exception>
    public IDataView Generate(long count, string label, int? seed = null)
    {
        return Generate(count, Sampler(seed), Always(Class(label)));
    }

    /// <summary>Generates a given number of rows of each of some classes, one class after the other.</summary>
    /// <param name="counts">For some of <see cref="Labels"/>, the number of rows, at least 0.</param>
    /// <param name="seed">Another seed gives other rows. Default: that of the training.</param>
    /// <returns>As <see cref="Generate(long, int?)"/>.</returns>
    /// <exception cref="ArgumentException">There is no such label.</exception>
    public IDataView Generate(IReadOnlyDictionary<string, long> counts, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var ends = new List<(long End, long Class)>();
        foreach (var (label, count) in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            ends.Add((count + (ends.Count > 0 ? ends[^1].End : 0), Class(label)));
        }

        return Generate(ends.Count > 0 ? ends[^1].End : 0, Sampler(seed), row => ends.Find(range => row < range.End).Class);
    }

    /// <summary>Frees the networks. Views that this transformer made can no longer be read.</summary>
    public void Dispose() => gan.Dispose();

    /// <summary>Scores the training rows, which a model that outlives them must have done.</summary>
    internal void Calibrate() => _ = scores.Value;

    private GanMapper Mapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new GanMapper(inputSchema, gan, configuration, scores);
    }

    private Sampler Sampler(int? seed) => configuration.CreateSampler(gan, seed);

    private long Class(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return Classes?.Class(label)
            ?? throw new ArgumentException($"There is no label '{label}': the model was trained without a label column.", nameof(label));
    }

    // As frequent as in the training data, where the model has any.
    private Func<long, Label> DrawnLabels(Sampler sampler) => configuration.Condition is { } condition ? row => condition.Draw(sampler, row) : _ => default;

    private static Func<long, Label> Always(Label label) => _ => label;

    private GeneratedDataView Generate(long count, Sampler sampler, Func<long, Label> labelOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new GeneratedDataView(count, configuration.Feature, configuration.Condition, (first, labels) => sampler.Block(first, labels), labelOf);
    }
}
