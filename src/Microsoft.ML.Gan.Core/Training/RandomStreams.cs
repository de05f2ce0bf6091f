using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>
/// One random stream per purpose, all derived from one seed: changing how one is used leaves the others as they were,
/// and nothing depends on or touches the process-wide generator. Streams live on the CPU, so that a seed means the same on every device.
/// </summary>
public sealed class RandomStreams : IDisposable
{
    /// <summary>Streams of the given seed, of which the first is torch.manual_seed(seed)'s.</summary>
    public RandomStreams(int seed)
    {
        Weights = Stream(seed, 0);
        DataOrder = Stream(seed, 1);
        Latents = Stream(seed, 2);
        Labels = Stream(seed, 3);
        Regularization = Stream(seed, 4);
        SecondDataOrder = Stream(seed, 5);
        Jitter = Stream(seed, 6);
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

    /// <summary>The order of the rows of a second data set, which a training on unpaired data has.</summary>
    public Generator SecondDataOrder { get; }

    /// <summary>Windows and mirrorings of the images that are drawn.</summary>
    public Generator Jitter { get; }

    internal IEnumerable<(string Name, Generator Stream)> All =>
    [
        (nameof(Weights), Weights), (nameof(DataOrder), DataOrder), (nameof(Latents), Latents),
        (nameof(Labels), Labels), (nameof(Regularization), Regularization), (nameof(SecondDataOrder), SecondDataOrder),
        (nameof(Jitter), Jitter),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, stream) in All) stream.Dispose();
    }

    // The Mersenne twister looks at the lower 32 bits of its seed only; this odd step keeps the purposes of one seed, and of neighbouring seeds, apart.
    private static Generator Stream(int seed, uint purpose) => new(unchecked((uint)seed + purpose * 0x9E3779B9), CPU);
}
