using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads vectors and the mean and deviation of every slot, by Welford's recurrence (1962), which does not cancel.</summary>
internal sealed class VectorReader(DataViewRow row, DataViewSchema.Column column, VectorDataViewType type, bool skipsMissing = false) : FeatureReader
{
    private readonly VectorSource source = new(row, column);
    private readonly RowChunks<float> rows = new([type.Size], ScalarType.Float32);
    private readonly double[] mean = new double[type.Size], squares = new double[type.Size];
    private readonly float[] values = new float[type.Size];
    private long count;

    public override bool Read()
    {
        if (!source.TryRead(values)) return skipsMissing ? false : throw NoValue(row, column, "NaN in every slot");
        values.CopyTo(rows.Next());
        count++;
        for (int i = 0; i < values.Length; i++)
        {
            double difference = values[i] - mean[i];
            mean[i] += difference / count;
            squares[i] += difference * (values[i] - mean[i]);
        }

        return true;
    }

    public override (FeatureColumn Column, Tensor Samples) Finish()
    {
        float[] deviation = [.. squares.Select(sum => (float)Math.Sqrt(sum / count))];
        var result = new VectorColumn(column.Name, [.. type.Dimensions], [.. mean.Select(m => (float)m)], deviation, ValueNames.Find(column, ValueNames.SlotNames));
        using var scope = NewDisposeScope();
        var samples = rows.ToTensor().sub_(tensor(result.Mean)).div_(tensor(deviation.Select(VectorColumn.Divisor).ToArray()));
        return (result, samples.MoveToOuterDisposeScope());
    }

    public override void Dispose() => rows.Dispose();
}
