using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>P2GAN's calibrated toy set-up: two networks of 3 x 64 without spectral normalisation, noise and codes of 8, batch 128, Adam 1e-3, average 0.99.</summary>
internal sealed record ToyPosterior(double Lambda)
{
    private const int DataSize = 20_000;

    public int Seed { get; init; }

    public TrainedGan Run(ToyMixture mixture, int iterations)
    {
        using var random = new RandomStreams(Seed);
        using var data = mixture.Data(DataSize, seed: (ulong)Seed + 1);
        var family = new PosteriorFamily(8) { Units = 64, SpectralCritic = false };
        var adam = new AdamSettings(1e-3, 0, 0.999);
        var game = new PosteriorGame { Lambda = Lambda, Critic = adam, Generator = adam, Pretraining = Pretraining.Full.AtMostATenthOf(iterations) };
        using var model = new PosteriorModel(new GanArchitecture(data.Shape, 8, family, new Unconditional()), game, random, CPU);
        using var loop = new TrainingLoop(model, data, new TrainingSettings { Iterations = iterations, BatchSize = 128, Average = new(0.99) }, random, CPU);
        loop.Run();
        return TrainedGan.Copy(model);
    }
}
