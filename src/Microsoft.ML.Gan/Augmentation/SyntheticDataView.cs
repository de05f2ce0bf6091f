using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Transforms;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>
/// Chosen generated rows with the columns of real ones: the feature column is generated, the label or condition column has what the row was
/// generated from, and all others have <see cref="MissingValue"/>s.
/// </summary>
internal sealed class SyntheticDataView(DataViewSchema real, SyntheticRow[] rows, FeatureColumn feature, ConditionColumn? condition, Sampler sampler)
    : GeneratedRows(rows.Length, Columns(real, condition))
{
    public override Delegate[] Getters(Func<long> row)
    {
        var blocks = new BlockCache(sampler);
        return [.. Schema.Select(column =>
            column.Name == feature.Name ? feature.Getter(() => blocks.Sample(rows[row()].Id, rows[row()].Label))
            : column.Name == condition?.Name ? condition.Getter(() => rows[row()].Label)
            : MissingValue.Getter(column.Type))];
    }

    // The labels are those of the model: whether they mean the same as the real ones is for those to check who append the rows.
    private static DataViewSchema Columns(DataViewSchema real, ConditionColumn? condition)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in real.Where(column => !column.IsHidden))
        {
            if (column.Name == condition?.Name) builder.AddColumn(condition.Name, condition.Type, condition.Annotations);
            else builder.AddColumn(column.Name, column.Type, column.Annotations);
        }

        return builder.ToSchema();
    }
}
