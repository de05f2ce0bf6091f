using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>Generated rows with the training columns' names and types, made while they are read, a block at a time.</summary>
/// <param name="count">Number of rows.</param>
/// <param name="feature">The generated column.</param>
/// <param name="condition">The column of the rows' labels, or null.</param>
/// <param name="block">The samples of <see cref="Sampler.BlockSize"/> rows from a given one on, and with given labels.</param>
/// <param name="labelOf">The label of every row.</param>
internal sealed class GeneratedDataView(long count, FeatureColumn feature, ConditionColumn? condition, Func<long, Label[], Tensor> block, Func<long, Label> labelOf)
    : GeneratedRows(count, Columns(feature, condition))
{
    private readonly long count = count;

    public override Delegate[] Getters(Func<long> row)
    {
        (long First, float[] Values) made = (-1, []);
        var sample = feature.Getter(() =>
        {
            int slot = (int)(row() % Sampler.BlockSize);
            long first = row() - slot;
            if (made.First != first) made = (first, Values(first));
            return BlockCache.Slot(made.Values, slot);
        });
        return condition is null ? [sample] : [sample, condition.Getter(() => labelOf(row()))];
    }

    private float[] Values(long first)
    {
        // Beyond the last row of all, the block has its label again.
        using var samples = block(first, [.. Enumerable.Range(0, Sampler.BlockSize).Select(i => labelOf(Math.Min(first + i, count - 1)))]);
        return samples.data<float>().ToArray();
    }

    private static DataViewSchema Columns(FeatureColumn feature, ConditionColumn? condition)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(feature.Name, feature.Type, feature.Annotations);
        if (condition is not null) builder.AddColumn(condition.Name, condition.Type, condition.Annotations);
        return builder.ToSchema();
    }
}
