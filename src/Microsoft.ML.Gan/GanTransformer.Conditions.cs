using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Transforms;

namespace Microsoft.ML.Gan;

public sealed partial class GanTransformer
{
    /// <summary>Generates one row for each of some conditions, in their order.</summary>
    /// <param name="conditions">Vectors of the length of the condition column's; one of one value where it is a Single.</param>
    /// <param name="seed">Another seed gives other rows. Default: that of the training.</param>
    /// <returns>As <see cref="Generate(long, int?)"/>.</returns>
    /// <exception cref="InvalidOperationException">The model was trained without a condition column.</exception>
    /// <exception cref="ArgumentException">A condition has another length, or a value that is not finite; the message says which.</exception>
    public IDataView Generate(IReadOnlyList<float[]> conditions, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var column = configuration.Condition as VectorConditionColumn
            ?? throw new InvalidOperationException($"Conditions are given, but the model was trained without a condition column{(Classes is null ? "" : "; it has labels")}.");
        return Generate(column.Labels(conditions), seed);
    }

    /// <summary>Generates one row for each row of a view, with its condition or class.</summary>
    /// <param name="conditions">Rows with the condition or label column, which are read at once; other columns are not.</param>
    /// <param name="seed">Another seed gives other rows. Default: that of the training.</param>
    /// <returns>As <see cref="Generate(long, int?)"/>.</returns>
    /// <exception cref="InvalidOperationException">The model was trained without either column, or a row's value cannot be used; the message says which.</exception>
    /// <exception cref="ArgumentException">The column is missing, or has another type than in the training.</exception>
    public IDataView Generate(IDataView conditions, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var condition = configuration.Condition ?? throw new InvalidOperationException("Conditions are given, but the model was trained without a condition or label column.");
        var column = Column(conditions.Schema, condition.Name);
        condition.Check(column);
        using var cursor = conditions.GetRowCursor([column]);
        var read = condition.Reader(cursor, column);
        var labels = new List<Label>();
        while (cursor.MoveNext()) labels.Add(read());
        return Generate(labels, seed);
    }

    private GeneratedDataView Generate(IReadOnlyList<Label> labels, int? seed) => Generate(labels.Count, Sampler(seed), row => labels[(int)row]);
}
