using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;
using VectorShape = Microsoft.ML.Gan.VectorShape;

namespace Divergences;

/// <summary>
/// A model of one critic and no generator: real points come from the data, the others from a second segment that does not move. The training loop
/// takes it as it takes any model.
/// </summary>
internal sealed class SegmentCritic(Objective objective, double distance, RandomStreams random, params CriticRegularizer[] regularizers) : GanModel
{
    private readonly CriticNetwork critic = new Unconditional().CreateCritic(new MlpFamily(Units: 64, Layers: 2), new VectorShape(2), random.Weights);

    public override IReadOnlyList<Phase> Phases => [new Phase("Critic", [critic], new AdamSettings(2e-3, 0, 0.9), step => Loss(step.NextBatch().Samples))];

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("critic", critic)];

    public override IReadOnlyList<(nn.Module Source, nn.Module Average)> Averages => [];

    public override string Description => $"{objective} at {distance}";

    /// <summary>The critic's loss on real points [N,2].</summary>
    public Tensor Loss(Tensor real)
    {
        var fake = cat([full([real.shape[0], 1], distance, ScalarType.Float32), rand([real.shape[0], 1], generator: random.Latents)], 1);
        Tensor Score(Tensor points) => critic.call(points, null);
        var batch = new CriticBatch(Score, real, fake, Score(real), Score(fake), random.Regularization);
        return regularizers.Aggregate(objective.CriticLoss(batch), (loss, term) => loss + term.Loss(batch));
    }
}
