using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>Generated rows with the training columns' names and types, made while they are read, a block at a time.</summary>
/// <param name="count">Number of rows.</param>
/// <param name="feature">The generated column.</param>
/// <param name="label">The column of the rows' classes, or null.</param>
/// <param name="sampler">Where the samples come from.</param>
/// <param name="rowClass">The class of every row.</param>
internal sealed class GeneratedDataView(long count, FeatureColumn feature, LabelColumn? label, Sampler sampler, Func<long, long> rowClass)
    : GeneratedRows(count, Columns(feature, label))
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
        return label is null ? [sample] : [sample, label.Getter(() => rowClass(row()))];
    }

    private float[] Values(long first)
    {
        Span<long> classes = stackalloc long[Sampler.BlockSize];
        for (int i = 0; i < Math.Min(Sampler.BlockSize, count - first); i++) classes[i] = rowClass(first + i);
        return BlockCache.Values(sampler, first, classes);
    }

    private static DataViewSchema Columns(FeatureColumn feature, LabelColumn? label)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(feature.Name, feature.Type, feature.Annotations);
        if (label is not null) builder.AddColumn(label.Name, label.Type, label.Annotations);
        return builder.ToSchema();
    }
}
