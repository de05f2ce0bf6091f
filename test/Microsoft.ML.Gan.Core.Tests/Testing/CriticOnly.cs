using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>
/// A critic against a law that does not move: what it measures then has a known value. The training loop takes it as it takes any model.
/// </summary>
/// <param name="critic">The critic, which it comes to own.</param>
/// <param name="objective">Its loss is the critic's.</param>
/// <param name="optimizer">How it is trained; the rate falls linearly to 0.</param>
/// <param name="fake">The generated batch that goes with a real one.</param>
internal sealed class CriticOnly(CriticNetwork critic, Objective objective, OptimizerSettings optimizer, Func<Tensor, Tensor> fake) : GanModel
{
    public IReadOnlyList<CriticRegularizer> Regularizers { get; init; } = [];

    public IReadOnlyList<CriticConstraint> Constraints { get; init; } = [];

    public override IReadOnlyList<Phase> Phases => [new Phase("Critic", [critic], optimizer, step => Loss(BatchOf(step.NextBatch().Samples, step.Random))) { AfterStep = Constrain }];

    public override string Description => $"{objective}";

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("critic", critic)];

    public override IReadOnlyList<(nn.Module Source, nn.Module Average)> Averages => [];

    public void Train(Dataset data, int iterations, int batchSize, RandomStreams random)
    {
        var settings = new TrainingSettings { Iterations = iterations, BatchSize = batchSize, Schedule = new LinearDecay() };
        using var loop = new TrainingLoop(this, data, settings, random, CPU);
        loop.Run();
    }

    /// <summary>E D(x_r) - E D(x_f), and minus the loss, over all the data.</summary>
    public (double Gap, double Value) Measure(Dataset data, RandomStreams random)
    {
        using var scope = NewDisposeScope();
        var batch = BatchOf(data.Rows(arange(data.Count), CPU).Samples, random);
        return ((batch.RealScores.mean() - batch.FakeScores.mean()).ToDouble(), -Loss(batch).ToDouble());
    }

    /// <summary>W1_hat over all the data.</summary>
    public double Distance(Dataset data, RandomStreams random)
    {
        using var scope = NewDisposeScope();
        return objective.Figures(BatchOf(data.Rows(arange(data.Count), CPU).Samples, random)).Single().Value.ToDouble();
    }

    /// <summary>D at the given samples.</summary>
    public float[] Scores(Tensor samples)
    {
        using var scope = NewDisposeScope();
        return critic.call(samples, null).detach().data<float>().ToArray();
    }

    private Tensor Loss(CriticBatch batch) => Regularizers.Aggregate(objective.CriticLoss(batch), (loss, term) => loss + term.Loss(batch));

    private CriticBatch BatchOf(Tensor real, RandomStreams random)
    {
        Tensor Score(Tensor samples) => critic.call(samples, null);
        var generated = fake(real);
        return new CriticBatch(Score, real, generated, Score(real), Score(generated), random.Regularization);
    }

    private void Constrain()
    {
        foreach (var constraint in Constraints) constraint.Apply(critic);
    }
}
