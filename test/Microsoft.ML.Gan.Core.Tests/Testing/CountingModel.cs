using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>A model that it comes to own, with a count of the steps that each of its phases was asked for.</summary>
internal sealed class CountingModel(GanModel model) : GanModel
{
    public Dictionary<string, int> Steps { get; } = model.Phases.ToDictionary(phase => phase.Name, _ => 0);

    public override IReadOnlyList<Phase> Phases => [.. model.Phases.Select(phase => phase with
    {
        Loss = step =>
        {
            Steps[phase.Name]++;
            return phase.Loss(step);
        },
    })];

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks => model.Networks;

    public override IReadOnlyList<(nn.Module Source, nn.Module Average)> Averages => model.Averages;

    public override string Description => model.Description;

    public override IterationPlan Begin(long iteration, int batchSize) => model.Begin(iteration, batchSize);

    // The networks are the model's, which may own more than them.
    public override void Dispose()
    {
        base.Dispose();
        model.Dispose();
    }
}
