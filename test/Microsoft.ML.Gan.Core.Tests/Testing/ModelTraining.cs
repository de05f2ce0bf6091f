using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>A training of any model; it owns everything in it.</summary>
internal sealed class ModelTraining<TModel> : IDisposable where TModel : GanModel
{
    private readonly IReadOnlyList<Dataset> data;

    /// <param name="create">The model, from the streams.</param>
    /// <param name="data">What it comes to own.</param>
    /// <param name="settings">How long and how.</param>
    /// <param name="seed">Of the streams.</param>
    public ModelTraining(Func<RandomStreams, TModel> create, IReadOnlyList<Dataset> data, TrainingSettings settings, int seed = 1)
    {
        this.data = data;
        Random = new RandomStreams(seed);
        Model = create(Random);
        Loop = new TrainingLoop(Model, data, settings, Random, CPU);
        Step = new TrainingStep(Loop.Batches, settings.BatchSize, Random, CPU);
    }

    public RandomStreams Random { get; }

    public TModel Model { get; }

    public TrainingLoop Loop { get; }

    /// <summary>What a loss may be asked for with, outside the loop.</summary>
    public TrainingStep Step { get; }

    public Dataset Data => data[0];

    public void RunUntil(long iteration)
    {
        using var cancellation = new CancellationTokenSource();
        Loop.Run(progress => { if (progress.Iteration == iteration) cancellation.Cancel(); }, cancellation.Token);
    }

    public void Dispose()
    {
        Loop.Dispose();
        Model.Dispose();
        foreach (var set in data) set.Dispose();
        Random.Dispose();
    }
}
