using System.Diagnostics;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>
/// The one training loop: draws batches, runs the model's phases, moves the averages, reports, and stops when told to.
/// It never asks which model it runs. All randomness comes from its own streams.
/// </summary>
public sealed class TrainingLoop : IDisposable
{
    private readonly GanModel model;
    private readonly TrainingSettings settings;
    private readonly ShuffledBatches[] batches;
    private readonly PhaseRunner[] phases;
    private readonly TrainingStep step;

    /// <summary>Prepares a training from iteration 0. The model, the data and the streams stay the caller's.</summary>
    /// <param name="model">Networks on <paramref name="device"/> and their phases.</param>
    /// <param name="data">The training data.</param>
    /// <param name="settings">How long and how.</param>
    /// <param name="random">The random streams; the model's weights came from the same ones.</param>
    /// <param name="device">Where the networks live.</param>
    /// <exception cref="ArgumentException">The batch is larger than the data, vectors are to be jittered, or a setting is out of its range.</exception>
    public TrainingLoop(GanModel model, Dataset data, TrainingSettings settings, RandomStreams random, Device device)
        : this(model, [data], settings, random, device)
    {
    }

    /// <summary>As the other constructor, with one or two data sets, whose rows are drawn independently of each other.</summary>
    /// <param name="model">Networks on <paramref name="device"/> and their phases.</param>
    /// <param name="data">The data sets; the model takes batches of each by its place (<see cref="TrainingStep.NextBatch"/>).</param>
    /// <param name="settings">How long and how.</param>
    /// <param name="random">The random streams; the model's weights came from the same ones.</param>
    /// <param name="device">Where the networks live.</param>
    /// <exception cref="ArgumentException">The batch is larger than a data set, there are more than two, vectors are to be jittered, or a setting is out of its range.</exception>
    public TrainingLoop(GanModel model, IReadOnlyList<Dataset> data, TrainingSettings settings, RandomStreams random, Device device)
    {
        Generator[] orders = [random.DataOrder, random.SecondDataOrder];
        ArgumentOutOfRangeException.ThrowIfZero(data.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Count, orders.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Iterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.ReportEvery, 1);
        if (data.FirstOrDefault(set => set.Count < settings.BatchSize) is { } small)
        {
            throw new ArgumentException($"The batch size is {settings.BatchSize}, but there are only {small.Count} training samples; it can be at most their number.", nameof(settings));
        }

        foreach (var set in data) settings.Jitter.Check(set.Shape);
        this.model = model;
        this.settings = settings;
        Random = random;
        batches = [.. data.Zip(orders, (set, order) => new ShuffledBatches(set, settings.Sampling, order))];
        step = new TrainingStep(batches, settings.BatchSize, random, device) { Jitter = settings.Jitter };
        phases = [.. model.Phases.Select(phase => new PhaseRunner(phase, model.Networks.Select(n => n.Network), settings.Schedule))];
    }

    /// <summary>Iterations done.</summary>
    public long Iteration { get; internal set; }

    /// <summary>Steps refused because a loss or gradient was not finite.</summary>
    public long SkippedSteps { get; internal set; }

    internal RandomStreams Random { get; }

    internal IReadOnlyList<ShuffledBatches> Batches => batches;

    internal IReadOnlyList<PhaseRunner> Phases => phases;

    internal GanModel Model => model;

    /// <summary>The settings that a resumed training must share. How long it runs and how often it reports may change.</summary>
    internal string Fingerprint => string.Join("; ",
    [
        model.Description, .. batches.Select(source => $"{source.Data.Count} samples of {source.Data.Shape}"), $"{settings with { Iterations = 1, ReportEvery = 1 }}",
        .. model.Phases.Select(phase => $"{phase.Name}: {phase.Steps(0)} x {phase.BatchFactor} batches, {phase.Optimizer}"),
    ]);

    /// <summary>
    /// Runs until all iterations are done or <paramref name="cancellation"/> is requested, which ends the training after the current
    /// iteration and loses nothing: calling again goes on.
    /// </summary>
    /// <param name="report">Called on this thread every <see cref="TrainingSettings.ReportEvery"/> iterations and after the last.</param>
    /// <param name="cancellation">Ends the training early.</param>
    /// <exception cref="TrainingDivergedException">Too many steps in a row were not finite.</exception>
    public void Run(Action<TrainingProgress>? report = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var (lastTime, samples) = (TimeSpan.Zero, 0L);
        while (Iteration < settings.Iterations && !cancellation.IsCancellationRequested)
        {
            step.Begin(isReporting: report is not null && ((Iteration + 1) % settings.ReportEvery == 0 || Iteration + 1 == settings.Iterations));
            step.Iteration = Iteration;
            step.Progress = (double)Iteration / settings.Iterations;
            var plan = model.Begin(Iteration, settings.BatchSize);
            foreach (var phase in phases) RunPhase(phase, plan);
            foreach (var (source, average) in model.Averages) settings.Average.Update(source, average, Iteration, plan.BatchSize);
            Iteration++;
            samples += plan.BatchSize * (long)phases[0].Steps(Iteration - 1);

            if (!step.IsReporting) continue;
            var now = clock.Elapsed;
            report!(new TrainingProgress(
                Iteration, settings.Iterations, new Dictionary<string, double>(step.Metrics), SkippedSteps, now, samples / (now - lastTime).TotalSeconds));
            (lastTime, samples) = (clock.Elapsed, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var phase in phases) phase.Dispose();
        foreach (var source in batches) source.Dispose();
    }

    private void RunPhase(PhaseRunner phase, IterationPlan plan)
    {
        phase.Begin(Iteration, settings.Iterations, plan);
        step.BatchSize = plan.BatchSize * phase.BatchFactor;
        int steps = phase.Steps(Iteration);
        for (int i = 0; i < steps; i++)
        {
            if (phase.TryStep(step)) continue;

            SkippedSteps++;
            if (phase.ConsecutiveSkips >= settings.MaxSkippedSteps)
            {
                throw new TrainingDivergedException(
                    $"The last {phase.ConsecutiveSkips} steps of phase '{phase.Name}' gave a loss or gradient that is not finite, up to iteration {Iteration}. "
                    + "Lower the learning rate, or check the data for extreme values.");
            }
        }
    }
}
