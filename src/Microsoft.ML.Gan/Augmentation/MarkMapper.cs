using Microsoft.ML.Data;
using Microsoft.ML.Gan.Transforms;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>Adds a Boolean column that says of every row whether it is synthetic; or nothing, where there is no such column.</summary>
internal sealed class MarkMapper(DataViewSchema inputSchema, string? columnName, bool isSynthetic)
    : AddingMapper(inputSchema, columnName is null ? [] : [new DataViewSchema.DetachedColumn(columnName, BooleanDataViewType.Instance)])
{
    /// <summary>The view with the column.</summary>
    public static IDataView Mark(IDataView view, string? columnName, bool isSynthetic) =>
        columnName is null ? view : new MappedDataView(view, new MarkMapper(view.Schema, columnName, isSynthetic));

    protected override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added) => [];

    protected override Lazy<Delegate>[] Added(DataViewRow input) => [new(() => new ValueGetter<bool>((ref bool value) => value = isSynthetic))];
}
