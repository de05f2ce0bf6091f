using Microsoft.ML.Gan.Training;
using TorchSharp;

namespace Microsoft.ML.Gan.Models;

/// <summary>What is being trained: networks, and the phases that one iteration consists of. It owns its networks.</summary>
public abstract class GanModel : IDisposable
{
    /// <summary>What one iteration does, in order.</summary>
    public abstract IReadOnlyList<Phase> Phases { get; }

    /// <summary>Every network with a name that is unique in the model; together they are the model's part of a checkpoint.</summary>
    public abstract IReadOnlyList<(string Name, torch.nn.Module Network)> Networks { get; }

    /// <summary>Networks that follow others as exponential moving averages.</summary>
    public abstract IReadOnlyList<(torch.nn.Module Source, torch.nn.Module Average)> Averages { get; }

    /// <summary>The losses and networks in words: a training may be resumed with a model that says the same.</summary>
    public abstract string Description { get; }

    /// <summary>Called before the phases of each iteration, for what changes over the training. Default: nothing does.</summary>
    /// <param name="iteration">Iterations done. What happens must depend on it alone, so that a resumed training does the same.</param>
    /// <param name="batchSize">The batch size of the training's settings.</param>
    /// <returns>How the iteration is to be run.</returns>
    public virtual IterationPlan Begin(long iteration, int batchSize) => new(batchSize);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        foreach (var (_, network) in Networks) network.Dispose();
        GC.SuppressFinalize(this);
    }
}
