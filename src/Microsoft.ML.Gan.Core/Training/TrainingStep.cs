using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>What a phase may draw on while it computes one loss. Tensors it hands out live until the step ends.</summary>
public sealed class TrainingStep
{
    private readonly IReadOnlyList<ShuffledBatches> sources;
    private readonly Dictionary<string, double> metrics = [];

    internal TrainingStep(IReadOnlyList<ShuffledBatches> sources, int batchSize, RandomStreams random, Device device)
    {
        this.sources = sources;
        BatchSize = batchSize;
        Random = random;
        Device = device;
    }

    /// <summary>Samples in a batch.</summary>
    public int BatchSize { get; internal set; }

    /// <summary>The random streams of the training.</summary>
    public RandomStreams Random { get; }

    /// <summary>Where the networks live.</summary>
    public Device Device { get; }

    /// <summary>Whether this iteration's metrics will be reported; otherwise <see cref="Report"/> costs nothing.</summary>
    public bool IsReporting { get; private set; }

    /// <summary>Iterations done.</summary>
    public long Iteration { get; internal set; }

    /// <summary>The share of the training that is over, from 0 towards 1.</summary>
    public double Progress { get; internal set; }

    /// <summary>What happens to images when they are drawn.</summary>
    internal Jitter Jitter { get; init; } = Jitter.None;

    internal IReadOnlyDictionary<string, double> Metrics => metrics;

    /// <summary>Starts an iteration, which reports its own metrics and none of an earlier one's.</summary>
    internal void Begin(bool isReporting)
    {
        IsReporting = isReporting;
        metrics.Clear();
    }

    /// <summary>The next real batch, its images jittered where the training's settings say so.</summary>
    /// <param name="source">0, or 1 for the second data set of a training on unpaired data.</param>
    public Batch NextBatch(int source = 0)
    {
        var rows = sources[source].Next(BatchSize, Device);
        return rows with { Samples = Jitter.Apply(rows.Samples, Random.Jitter) };
    }

    /// <summary>Fresh latents [BatchSize,<paramref name="size"/>] ~ N(0, I).</summary>
    public Tensor Latents(int size) => randn(BatchSize, size, generator: Random.Latents).to(Device);

    /// <summary>Labels for generated samples, [BatchSize] or [BatchSize,K], drawn as they occur in the (first) data's batches; null where it has none.</summary>
    public Tensor? DrawLabels() => sources[0].DrawLabels(BatchSize, Random.Labels, Device);

    /// <summary>Records a scalar under a name for the next progress report; the last value of an iteration counts.</summary>
    public void Report(string name, Tensor value)
    {
        if (IsReporting) metrics[name] = value.item<float>();
    }
}
