using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Extractors;

/// <summary>
/// What turns samples into the features [N,D] that metrics compare. Figures of different extractors cannot be compared with each other, and none but
/// those of Inception's own weights with published FIDs.
/// </summary>
public abstract class FeatureExtractor : IDisposable
{
    private const int BatchSize = 256;

    private protected FeatureExtractor()
    {
    }

    /// <summary>Its name with all that its features depend on; reported with every figure.</summary>
    public abstract string Id { get; }

    /// <summary>D for samples of a shape.</summary>
    /// <exception cref="ArgumentException">It cannot take such samples.</exception>
    public int Dimension(SampleShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        using var scope = NewDisposeScope();
        return (int)Extract(zeros(shape.Batched(1))).shape[1];
    }

    /// <summary>The features [N,D] of samples, float32 on the CPU, without gradients.</summary>
    /// <param name="samples">[N,D'] or [N,C,H,W] in [-1, 1], on the CPU.</param>
    /// <exception cref="ArgumentException">It cannot take such samples.</exception>
    public Tensor Extract(Tensor samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return Join(samples.shape[0], (start, count) => samples.narrow(0, start, count));
    }

    /// <summary>The features [N,D] of all samples of a data set.</summary>
    /// <exception cref="ArgumentException">It cannot take such samples.</exception>
    public Tensor Extract(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Join(data.Count, (start, count) => data.Rows(arange(start, start + count), CPU).Samples);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the extractor owns.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>The features of one batch, [B,...] with D values in a row; no gradients are recorded.</summary>
    private protected abstract Tensor Features(Tensor batch);

    private Tensor Join(long count, Func<long, long, Tensor> batch)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var all = new List<Tensor>();
        for (long start = 0; start < count; start += BatchSize)
        {
            using var inner = NewDisposeScope();
            all.Add(Features(batch(start, Math.Min(BatchSize, count - start))).flatten(1).to(ScalarType.Float32, CPU).MoveToOuterDisposeScope());
        }

        return cat(all).MoveToOuterDisposeScope();
    }

    private protected static ArgumentException Unfit(string name, Tensor batch, string accepted) =>
        new($"{name} takes {accepted}; found samples of [{string.Join(",", batch.shape.Skip(1))}].");
}
