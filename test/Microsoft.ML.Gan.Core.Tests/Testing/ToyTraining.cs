using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The calibrated toy set-up of one game: two networks of 3 x 64, latent 8, batch 128, average 0.99.</summary>
internal sealed record ToyTraining(AdversarialGame Game)
{
    public const int DataSize = 20_000;

    public NetworkFamily Family { get; init; } = new MlpFamily(64, 3);

    public Conditioning Conditioning { get; init; } = new Unconditional();

    public int Seed { get; init; }

    /// <summary>Samples x0, y0, x1, y1, ... of the trained generator.</summary>
    public float[] Samples(ToyLaw law, int iterations, int count)
    {
        using var gan = Run(law, iterations);
        using var samples = new Sampler(gan, 1).Rows(0, count);
        return samples.data<float>().ToArray();
    }

    public TrainedGan Run(ToyLaw law, int iterations)
    {
        using var data = law.Data(DataSize, seed: (ulong)Seed + 1);
        return Run(data, iterations);
    }

    public TrainedGan Run(Dataset data, int iterations)
    {
        using var random = new RandomStreams(Seed);
        var architecture = new GanArchitecture(data.Shape, 8, Family, Conditioning);
        using var model = new AdversarialModel(architecture, Game, random, CPU);
        var settings = new TrainingSettings { Iterations = iterations, BatchSize = 128, Average = new(0.99) };
        using var loop = new TrainingLoop(model, data, settings, random, CPU);
        loop.Run();
        return TrainedGan.Copy(model);
    }
}
