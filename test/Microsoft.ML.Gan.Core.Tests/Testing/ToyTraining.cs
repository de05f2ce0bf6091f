using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The calibrated toy set-up of one game: two networks of 3 x 64, latent 8, batch 128, average 0.99.</summary>
internal sealed record ToyTraining(AdversarialGame Game)
{
    private const int DataSize = 20_000;

    /// <summary>Adam at learning rate 1e-3 and betas (0, 0.9).</summary>
    public static AdamSettings Adam { get; } = new(1e-3, 0, 0.9);

    /// <summary>WGAN-GP as its authors train toys: lambda 0.1; three critic steps.</summary>
    public static ToyTraining WganGp { get; } = new(new AdversarialGame(new Wasserstein())
    {
        Regularizers = [new GradientPenalty(0.1)],
        Critic = Adam,
        Generator = Adam,
        CriticSteps = new(3),
    });

    public Conditioning Conditioning { get; init; } = new Unconditional();

    public int Seed { get; init; }

    public TrainedGan Run(ToyMixture mixture, int iterations)
    {
        using var random = new RandomStreams(Seed);
        using var data = mixture.Data(DataSize, seed: (ulong)Seed + 1);
        var architecture = new GanArchitecture(data.Shape, 8, new MlpFamily(64, 3), Conditioning);
        using var model = new AdversarialModel(architecture, Game, random, CPU);
        var settings = new TrainingSettings { Iterations = iterations, BatchSize = 128, Average = new(0.99) };
        using var loop = new TrainingLoop(model, data, settings, random, CPU);
        loop.Run();
        return TrainedGan.Copy(model);
    }
}
