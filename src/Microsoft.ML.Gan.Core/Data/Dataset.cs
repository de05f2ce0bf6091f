using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>
/// The training data, held in memory: vectors as float32 [N,D], images as uint8 [N,C,H,W] (a quarter of their size as floats).
/// It owns its tensors.
/// </summary>
public sealed class Dataset : IDisposable
{
    private readonly Tensor samples;
    private readonly Tensor? labels;

    /// <summary>Takes ownership of the tensors, which must live on the CPU.</summary>
    /// <param name="samples">float32 [N,D] or uint8 [N,C,H,W].</param>
    /// <param name="labels">Classes, int64 [N] with values in 0..<paramref name="classCount"/>-1; or vectors, float32 [N,K]; or null.</param>
    /// <param name="classCount">Number of classes, 0 where there are none.</param>
    /// <exception cref="ArgumentException">A tensor has another type or shape, or there are no samples.</exception>
    public Dataset(Tensor samples, Tensor? labels = null, int classCount = 0)
    {
        Shape = (samples.dtype, samples.dim()) switch
        {
            (ScalarType.Float32, 2) => new VectorShape((int)samples.shape[1]),
            (ScalarType.Byte, 4) => new ImageShape((int)samples.shape[1], (int)samples.shape[2], (int)samples.shape[3]),
            _ => throw new ArgumentException($"Samples must be Float32 [N,D] or Byte [N,C,H,W], but are {samples.dtype} [{string.Join(',', samples.shape)}].", nameof(samples)),
        };
        Count = samples.shape[0];
        if (Count == 0) throw new ArgumentException("There are no samples.", nameof(samples));
        bool areClasses = labels is { dtype: ScalarType.Int64 } && labels.dim() == 1, areVectors = labels is { dtype: ScalarType.Float32 } && labels.dim() == 2;
        if (labels is not null && (!(areClasses || areVectors) || labels.shape[0] != Count))
        {
            throw new ArgumentException($"Labels must be Int64 [{Count}] or Float32 [{Count},K], but are {labels.dtype} [{string.Join(',', labels.shape)}].", nameof(labels));
        }

        ClassFrequencies = areClasses ? Frequencies(labels!, classCount) : [];
        this.samples = samples.DetachFromDisposeScope();
        this.labels = labels?.DetachFromDisposeScope();
    }

    /// <summary>Shape of one sample.</summary>
    public SampleShape Shape { get; }

    /// <summary>Number of samples.</summary>
    public long Count { get; }

    /// <summary>The share of every class in the data, summing to 1; empty without classes.</summary>
    public IReadOnlyList<double> ClassFrequencies { get; }

    /// <summary>The samples of the given rows (int64 [N]), as floats, on <paramref name="device"/>.</summary>
    public Batch Rows(Tensor indices, Device device)
    {
        var rows = samples.index_select(0, indices).to(device);
        return new Batch(rows.dtype == ScalarType.Byte ? PixelRange.ToUnit(rows) : rows, Labels(indices, device));
    }

    /// <summary>The class indices or vectors of the given rows, or null without labels.</summary>
    public Tensor? Labels(Tensor indices, Device device) => labels?.index_select(0, indices).to(device);

    /// <summary>A data set of copies of the given rows (int64 [N]), with the same classes.</summary>
    internal Dataset Select(Tensor indices) => new(samples.index_select(0, indices), labels?.index_select(0, indices), ClassFrequencies.Count);

    /// <summary>A data set of copies of these rows and of those of another of the same shape and classes.</summary>
    internal Dataset With(Dataset other) => new(
        cat([samples, other.samples]), labels is null || other.labels is null ? null : cat([labels, other.labels]), ClassFrequencies.Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        samples.Dispose();
        labels?.Dispose();
    }

    private static double[] Frequencies(Tensor labels, int classCount)
    {
        var counts = new double[classCount];
        foreach (long label in labels.data<long>())
        {
            if (label < 0 || label >= classCount) throw new ArgumentException($"A label is {label}, but there are {classCount} classes.", nameof(labels));
            counts[label]++;
        }

        return [.. counts.Select(count => count / labels.shape[0])];
    }
}
