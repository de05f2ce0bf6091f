using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Objectives.Posterior;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>P2GAN with everything that draws: sampled distances, a mixed batch, classes; its pre-training ends between the two places of T-CKPT-1.</summary>
[TestClass]
public class PosteriorModelContractTests : ModelContract
{
    public override IReadOnlyDictionary<string, int> Steps { get; } = new Dictionary<string, int> { ["Critic"] = 8, ["Generator"] = 5 };

    public override GanModel Create(RandomStreams random) => new PosteriorModel(
        new GanArchitecture(new ImageShape(1, 8, 8), 4, new PosteriorFamily(3) { Channels = 2, BankSize = 10 }, new Concatenation(3, EmbeddingSize: 2)),
        new PosteriorGame { Distance = DistributionDistance.Sampled, PriorMixProbability = 0.5, Pretraining = Pretraining.CriticOnly with { Iterations = 3 } },
        random, CPU);
}
