using Microsoft.ML.Gan.Objectives;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The Wasserstein objective, which also writes down what the losses were asked about.</summary>
internal sealed record RecordingObjective : Objective
{
    public List<float[]> Real { get; } = [];

    public List<float[]> Fake { get; } = [];

    public List<long> Iterations { get; } = [];

    public int FakesWithGraph { get; private set; }

    public List<long> GeneratorBatches { get; } = [];

    public override Tensor CriticLoss(CriticBatch batch)
    {
        Real.Add(batch.Real.data<float>().ToArray());
        Fake.Add(batch.Fake.data<float>().ToArray());
        Iterations.Add(batch.Iteration);
        if (batch.Fake.requires_grad) FakesWithGraph++;
        return new Wasserstein().CriticLoss(batch);
    }

    public override Tensor GeneratorLoss(GeneratorBatch batch)
    {
        GeneratorBatches.Add(batch.FakeScores.shape[0]);
        return new Wasserstein().GeneratorLoss(batch);
    }
}
