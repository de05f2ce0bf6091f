using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>A whole WGAN-GP training that takes milliseconds; it owns everything in it.</summary>
internal sealed class SmallTraining : IDisposable
{
    private SmallTraining(Dataset data, RandomStreams random, AdversarialModel model, TrainingSettings settings)
    {
        (Data, Random, Model) = (data, random, model);
        Loop = new TrainingLoop(model, data, settings, random, CPU);
    }

    public Dataset Data { get; }

    public RandomStreams Random { get; }

    public AdversarialModel Model { get; }

    public TrainingLoop Loop { get; }

    public static TrainingSettings Settings { get; } = new() { Iterations = 10, BatchSize = 4, ReportEvery = 1 };

    /// <summary>Vectors of three numbers and fully connected networks.</summary>
    public static SmallTraining OfVectors(
        TrainingSettings? settings = null, int seed = 1, Objective? objective = null, CriticSchedule? criticSteps = null, Dataset? data = null, double learningRate = 1e-3, double penalty = 10)
    {
        var architecture = new GanArchitecture(new VectorShape(3), 2, new MlpFamily(8, 2), new Unconditional());
        return Create(data ?? SmallData.Vectors(), architecture, settings, seed, objective, criticSteps, learningRate, penalty);
    }

    /// <summary>Images of three classes and convolutional networks with batch normalisation in the generator.</summary>
    public static SmallTraining OfImages(
        TrainingSettings? settings = null, int seed = 1, ImageShape? shape = null, NetworkFamily? family = null, Objective? objective = null)
    {
        shape ??= new ImageShape(1, 8, 8);
        var architecture = new GanArchitecture(shape, 4, family ?? new DcganFamily(4), new Concatenation(3, EmbeddingSize: 2));
        return Create(SmallData.Images(shape), architecture, settings, seed, objective, null, 1e-3, 10);
    }

    public void Dispose()
    {
        Loop.Dispose();
        Model.Dispose();
        Data.Dispose();
        Random.Dispose();
    }

    private static SmallTraining Create(
        Dataset data, GanArchitecture architecture, TrainingSettings? settings, int seed, Objective? objective, CriticSchedule? criticSteps, double learningRate, double penalty)
    {
        var random = new RandomStreams(seed);
        var game = new AdversarialGame(objective ?? new Wasserstein())
        {
            Regularizers = [new GradientPenalty(penalty)],
            Critic = new AdamSettings(learningRate),
            Generator = new AdamSettings(learningRate),
            CriticSteps = criticSteps ?? new(2),
        };
        var model = new AdversarialModel(architecture, game, random, CPU);
        return new SmallTraining(data, random, model, settings ?? Settings);
    }
}
