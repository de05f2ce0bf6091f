using TorchSharp;

namespace Microsoft.ML.Gan.Training;

/// <summary>One kind of parameter update. The loop freezes every network but <paramref name="Networks"/> while the phase runs.</summary>
/// <param name="Name">Name of the loss in reports, for example "Critic".</param>
/// <param name="Networks">The networks whose parameters are updated, jointly.</param>
/// <param name="Optimizer">How they are updated.</param>
/// <param name="Loss">The loss of one step, a scalar; it draws whatever data and noise it needs from the step.</param>
public sealed record Phase(string Name, IReadOnlyList<torch.nn.Module> Networks, OptimizerSettings Optimizer, Func<TrainingStep, torch.Tensor> Loss)
{
    /// <summary>How many steps the phase takes in a given iteration. Default: one.</summary>
    public Func<long, int> Steps { get; init; } = _ => 1;

    /// <summary>Its batches are so many times as large as the iteration's, at least 1. Default 1.</summary>
    public int BatchFactor { get; init => field = Require.AtLeastOne(value); } = 1;

    /// <summary>What follows each update, without gradients: for constraints on the parameters. Default: nothing.</summary>
    public Action AfterStep { get; init; } = () => { };
}
