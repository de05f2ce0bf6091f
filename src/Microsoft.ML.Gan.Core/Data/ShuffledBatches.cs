using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>
/// An endless stream of batches: every epoch has its rows in a new random order and drops the last partial batch.
/// The order and the position in it are part of a checkpoint.
/// </summary>
internal sealed class ShuffledBatches(Dataset data, RowSampling sampling, Generator random) : IDisposable
{
    private Tensor? order;
    private long position;

    public Dataset Data => data;

    /// <summary>Labels of <paramref name="count"/> rows, independent of each other and as frequent as in the batches; null where the data has none.</summary>
    public Tensor? DrawLabels(long count, Generator labels, Device device)
    {
        using var rows = sampling.Draw(data, count, labels);
        return data.Labels(rows, device);
    }

    /// <summary>The next <paramref name="batchSize"/> rows.</summary>
    /// <exception cref="ArgumentException">There are not so many.</exception>
    public Batch Next(int batchSize, Device device)
    {
        if (batchSize > data.Count) throw new ArgumentException($"The batch size is {batchSize}, but there are only {data.Count} training samples; it can be at most their number.", nameof(batchSize));
        if (order is null || position + batchSize > data.Count)
        {
            order?.Dispose();
            order = sampling.Epoch(data, random).DetachFromDisposeScope();
            position = 0;
        }

        using var rows = order.narrow(0, position, batchSize);
        position += batchSize;
        return data.Rows(rows, device);
    }

    /// <summary>The order of the current epoch (empty before the first) and the number of its rows already used.</summary>
    public (Tensor Order, long Position) State
    {
        get => (order?.clone() ?? empty(0, dtype: ScalarType.Int64), position);
        set
        {
            order?.Dispose();
            order = value.Order.numel() == 0 ? null : value.Order.clone().DetachFromDisposeScope();
            position = value.Position;
        }
    }

    public void Dispose() => order?.Dispose();
}
