using Microsoft.ML.Gan.Data;

namespace Microsoft.ML.Gan.Training;

/// <summary>What the training loop needs to know beside the model and the data.</summary>
public sealed record TrainingSettings
{
    /// <summary>Generator updates, at least 1. Default 10,000.</summary>
    public long Iterations { get; init; } = 10_000;

    /// <summary>Samples in a batch, 1 to the number of training samples. Default 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>In which order the rows are seen, and with which classes samples are generated. Default: as they are.</summary>
    public RowSampling Sampling { get; init; } = new ShuffledRows();

    /// <summary>What happens to images when they are drawn for a batch. Default: nothing.</summary>
    public Jitter Jitter { get; init; } = Jitter.None;

    /// <summary>Factor on every phase's learning rate. Default: constant.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantRate();

    /// <summary>How the averaged networks follow the trained ones.</summary>
    public ExponentialMovingAverage Average { get; init; } = new();

    /// <summary>Iterations from one progress report to the next, at least 1. Default 10.</summary>
    public int ReportEvery { get; init; } = 10;

    /// <summary>Non-finite steps of one phase in a row after which the training gives up, at least 1. Default 10.</summary>
    public int MaxSkippedSteps { get; init => field = Require.AtLeastOne(value); } = 10;
}
