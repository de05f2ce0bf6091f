using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>WGAN-GP with batch normalisation in the generator, spectral normalisation in the critic, classes and noise on the samples.</summary>
[TestClass]
public class AdversarialModelContractTests : ModelContract
{
    public override IReadOnlyDictionary<string, int> Steps { get; } = new Dictionary<string, int> { ["Critic"] = 3 + 7 * 2, ["Generator"] = 8 };

    public override GanModel Create(RandomStreams random) => new AdversarialModel(
        new GanArchitecture(new ImageShape(1, 8, 8), 4, new DcganFamily(4) { SpectralCritic = true }, new Concatenation(3, EmbeddingSize: 2)),
        new AdversarialGame(new Wasserstein())
        {
            Regularizers = [new GradientPenalty()],
            Noise = new InstanceNoise(0.1),
            CriticSteps = new(2) { WarmUpIterations = 1, BoostSteps = 3 },
        },
        random, CPU);
}
