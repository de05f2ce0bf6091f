using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>The state of a training at a report; valid during the callback that gets it.</summary>
public sealed class GanProgress
{
    private readonly TrainingProgress progress;
    private readonly Lazy<GanTransformer> model;
    private bool isOver;

    internal GanProgress(TrainingProgress progress, Func<GanTransformer> snapshot)
    {
        this.progress = progress;
        model = new Lazy<GanTransformer>(snapshot, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Generator updates done.</summary>
    public long Iteration => progress.Iteration;

    /// <summary>Generator updates asked for.</summary>
    public long Iterations => progress.Iterations;

    /// <summary>Losses and other figures of the last iteration, by name: "Critic", "Generator", "ScoreGap" (mean score of real minus that of generated samples), ...</summary>
    public IReadOnlyDictionary<string, double> Metrics => progress.Metrics;

    /// <summary>Training rows that the critic has seen per second since the last report.</summary>
    public double RowsPerSecond => progress.SamplesPerSecond;

    /// <summary>Time since the training began.</summary>
    public TimeSpan Elapsed => progress.Elapsed;

    /// <summary>Time left, if the rest goes as fast as what is done.</summary>
    public TimeSpan Remaining => progress.Elapsed / Iteration * (Iterations - Iteration);

    /// <summary>Training steps refused so far because a loss or gradient was not finite.</summary>
    public long SkippedSteps => progress.SkippedSteps;

    /// <summary>
    /// The model of this moment, as Fit would return it now; made when first asked for, without any effect on the training. It is disposed
    /// when the callback returns: read what it generates, or save it, before.
    /// </summary>
    /// <exception cref="InvalidOperationException">The callback has returned.</exception>
    public GanTransformer Model => !isOver ? model.Value : throw new InvalidOperationException("The model of a report can be used during the report's callback only.");

    /// <summary>Samples of this moment; row i keeps its latent from report to report. As <see cref="GanTransformer.Generate(long, int?)"/> of <see cref="Model"/>.</summary>
    /// <exception cref="InvalidOperationException">The callback has returned.</exception>
    public IDataView Generate(long count) => Model.Generate(count);

    /// <summary>Ends the callback.</summary>
    internal void End()
    {
        isOver = true;
        if (model.IsValueCreated) model.Value.Dispose();
    }
}
