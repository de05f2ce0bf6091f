using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>Generated rows with the training columns' names and types, made while they are read, a block at a time.</summary>
/// <param name="count">Number of rows.</param>
/// <param name="feature">The generated column.</param>
/// <param name="condition">The column of the rows' labels, or null.</param>
/// <param name="sampler">Where the samples come from.</param>
/// <param name="labelOf">The label of every row.</param>
internal sealed class GeneratedDataView(long count, FeatureColumn feature, ConditionColumn? condition, Sampler sampler, Func<long, Label> labelOf)
    : GeneratedRows(count, Columns(feature, condition))
{
    private readonly long count = count;

    public override Delegate[] Getters(Func<long> row)
    {
        (long First, float[] Values) block = (-1, []);
        var sample = feature.Getter(() =>
        {
            int slot = (int)(row() % Sampler.BlockSize);
            long first = row() - slot;
            if (block.First != first) block = (first, Values(first));
            return BlockCache.Slot(block.Values, slot);
        });
        return condition is null ? [sample] : [sample, condition.Getter(() => labelOf(row()))];
    }

    private float[] Values(long first)
    {
        // Beyond the last row of all, the block has its label again.
        return BlockCache.Values(sampler, first, [.. Enumerable.Range(0, Sampler.BlockSize).Select(i => labelOf(Math.Min(first + i, count - 1)))]);
    }

    private static DataViewSchema Columns(FeatureColumn feature, ConditionColumn? condition)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(feature.Name, feature.Type, feature.Annotations);
        if (condition is not null) builder.AddColumn(condition.Name, condition.Type, condition.Annotations);
        return builder.ToSchema();
    }
}
