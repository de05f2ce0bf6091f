using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>In which order a training sees the real rows, and with which classes it generates.</summary>
public abstract record RowSampling
{
    private protected RowSampling()
    {
    }

    /// <summary>The rows of one pass over the data, int64 [Count].</summary>
    internal abstract Tensor Epoch(Dataset data, Generator random);

    /// <summary>Independent rows, int64 [<paramref name="count"/>], with classes as frequent as in an epoch.</summary>
    internal abstract Tensor Draw(Dataset data, long count, Generator random);
}

/// <summary>Every epoch visits every row once; generated samples have classes as frequent as in the data.</summary>
public sealed record ShuffledRows : RowSampling
{
    internal override Tensor Epoch(Dataset data, Generator random) => randperm(data.Count, generator: random);

    internal override Tensor Draw(Dataset data, long count, Generator random) => randint(data.Count, [count], dtype: ScalarType.Int64, generator: random);
}

/// <summary>
/// All classes that occur are equally frequent, among real rows and generated ones: rows are drawn with replacement, those of rare classes more often.
/// For a generator that is to learn rare classes as well as frequent ones. Without classes the same as drawing rows with replacement. At most 2^24 rows.
/// </summary>
public sealed record ClassBalancedRows : RowSampling
{
    internal override Tensor Epoch(Dataset data, Generator random) => Draw(data, data.Count, random);

    internal override Tensor Draw(Dataset data, long count, Generator random)
    {
        using var scope = NewDisposeScope();
        return multinomial(Weights(data), count, replacement: true, generator: random).MoveToOuterDisposeScope();
    }

    private static Tensor Weights(Dataset data)
    {
        if (data.ClassFrequencies.Count == 0) return ones(data.Count);
        var perClass = tensor(data.ClassFrequencies.Select(share => share > 0 ? (float)(1 / share) : 0).ToArray());
        return perClass.index_select(0, data.Labels(arange(data.Count), CPU)!);
    }
}
