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
        var counts = labels.CountBy(label => label).OrderBy(count => count.Key).ToArray();
        var classes = counts.Select((count, index) => (count.Key, index)).ToDictionary(pair => pair.Key, pair => (long)pair.index);
        var result = new LabelColumn(
            column.Name,
            type.ItemType.RawType.Name,
            (column.Type as KeyDataViewType)?.Count ?? 0,
            ValueNames.Find(column, ValueNames.KeyValues),
            [.. counts.Select(count => count.Key)],
            [.. counts.Select(count => (double)count.Value / labels.Count)]);
        return (result, tensor(labels.Select(label => classes[label]).ToArray()));
    }
}
