using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads the labels of the training rows, one after the other; every distinct one becomes a class.</summary>
internal sealed class LabelReader(DataViewRow row, DataViewSchema.Column column)
{
    private readonly LabelType type = LabelType.Find(column.Type)!;
    private readonly Func<long> reader = LabelType.Find(column.Type)!.Reader(row, column);
    private readonly List<long> labels = [];

    /// <summary>Takes in the current row.</summary>
    public void Read() => labels.Add(reader());

    /// <summary>The classes, and the class of every row as int64 [N].</summary>
    public (LabelColumn Column, Tensor Classes) Finish()
    {
        var (label, _) = Count();
        var classes = label.Values.Index().ToDictionary(value => value.Item, value => (long)value.Index);
        return (label, tensor(labels.Select(value => classes[value]).ToArray()));
    }

    /// <summary>The classes, and the number of rows of each.</summary>
    public (LabelColumn Column, long[] Counts) Count()
    {
        var counts = labels.CountBy(label => label).OrderBy(count => count.Key).ToArray();
        var result = new LabelColumn(
            column.Name,
            type.ItemType.RawType.Name,
            (column.Type as KeyDataViewType)?.Count ?? 0,
            ValueNames.Find(column, ValueNames.KeyValues),
            [.. counts.Select(count => count.Key)],
            [.. counts.Select(count => (double)count.Value / labels.Count)]);
        return (result, [.. counts.Select(count => (long)count.Value)]);
    }
}
