using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>
/// One random stream per purpose, all derived from one seed: changing how one is used leaves the others as they were,
/// and nothing depends on or touches the process-wide generator. Streams live on the CPU, so that a seed means the same on every device.
/// </summary>
public sealed class RandomStreams : IDisposable
{
    /// <summary>Streams of the given seed. Purpose i is seeded with seed + i * 2^32, and the first is therefore torch.manual_seed(seed)'s.</summary>
    public RandomStreams(int seed)
    {
        Weights = Stream(seed, 0);
        DataOrder = Stream(seed, 1);
        Latents = Stream(seed, 2);
        Labels = Stream(seed, 3);
        Regularization = Stream(seed, 4);
    }

    /// <summary>Initial weights.</summary>
    public Generator Weights { get; }

    /// <summary>The order of the training rows.</summary>
    public Generator DataOrder { get; }

    /// <summary>Latents during training.</summary>
    public Generator Latents { get; }

    /// <summary>Classes of generated samples during training.</summary>
    public Generator Labels { get; }

    /// <summary>Random choices inside losses.</summary>
    public Generator Regularization { get; }

    internal IEnumerable<(string Name, Generator Stream)> All =>
    [
        (nameof(Weights), Weights), (nameof(DataOrder), DataOrder), (nameof(Latents), Latents),
        (nameof(Labels), Labels), (nameof(Regularization), Regularization),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, stream) in All) stream.Dispose();
    }

    private static Generator Stream(int seed, long purpose) => new((ulong)(seed + (purpose << 32)), CPU);
}
