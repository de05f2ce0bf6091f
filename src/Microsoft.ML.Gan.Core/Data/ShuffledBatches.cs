using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>
/// An endless stream of batches: every epoch visits the rows in a new random order and drops the last partial batch.
/// The order and the position in it are part of a checkpoint.
/// </summary>
internal sealed class ShuffledBatches(Dataset data, int batchSize, Generator random) : IDisposable
{
    private Tensor? order;
    private long position;

    public Dataset Data => data;

    public Batch Next(Device device)
    {
        if (order is null || position + batchSize > data.Count)
        {
            order?.Dispose();
            order = randperm(data.Count, generator: random).DetachFromDisposeScope();
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
