using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>The state of a training at a report; valid during the callback that gets it.</summary>
/// <typeparam name="TModel">What Fit returns.</typeparam>
public abstract class FitProgress<TModel> where TModel : class, IDisposable
{
    private readonly TrainingProgress progress;
    private readonly Lazy<TModel> model;
    private bool isOver;

    private protected FitProgress(TrainingProgress progress, Func<TModel> snapshot)
    {
        this.progress = progress;
        model = new Lazy<TModel>(snapshot, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Generator updates done.</summary>
    public long Iteration => progress.Iteration;

    /// <summary>Generator updates asked for.</summary>
    public long Iterations => progress.Iterations;

    /// <summary>Losses and other figures of the last iteration, by name.</summary>
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
    /// when the callback returns: use it, or save it, before.
    /// </summary>
    /// <exception cref="InvalidOperationException">The callback has returned.</exception>
    public TModel Model => !isOver ? model.Value : throw new InvalidOperationException("The model of a report can be used during the report's callback only.");

    /// <summary>Calls the user's callback, with which this report ends.</summary>
    internal static void During<TReport>(TReport report, Action<TReport> callback) where TReport : FitProgress<TModel>
    {
        try
        {
            callback(report);
        }
        finally
        {
            report.isOver = true;
            if (report.model.IsValueCreated) report.model.Value.Dispose();
        }
    }
}
