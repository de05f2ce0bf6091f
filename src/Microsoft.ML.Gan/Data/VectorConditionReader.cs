using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads the condition vectors of the training rows, one after the other.</summary>
internal sealed class VectorConditionReader(DataViewRow row, DataViewSchema.Column column)
{
    private readonly VectorSource source = new(row, column);
    private readonly int[] dimensions = column.Type is VectorDataViewType type ? [.. type.Dimensions] : [];
    private readonly int size = (column.Type as VectorDataViewType)?.Size ?? 1;
    private readonly List<float> values = [];

    /// <summary>Takes in the current row.</summary>
    public void Read() => values.AddRange(source.Read(size));

    /// <summary>The column, and the vectors of all rows as float32 [N,K]; at least one row has been read.</summary>
    public (VectorConditionColumn Column, Tensor Vectors) Finish()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(0, CPU);
        var vectors = tensor(values.ToArray(), [values.Count / size, size]);
        long count = vectors.shape[0];
        // The same choice for every seed of the training: it is part of what the data is like.
        var bank = count <= VectorConditionColumn.BankSize ? vectors : vectors.index_select(0, randperm(count, generator: random).narrow(0, 0, VectorConditionColumn.BankSize));
        return (new VectorConditionColumn(column.Name, dimensions, ValueNames.Find(column, ValueNames.SlotNames), bank.bytes.ToArray()), vectors.MoveToOuterDisposeScope());
    }
}
