using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>A class is more than one picture.</summary>
[TestClass]
public class ClassSpreadTests
{
    private const int Classes = 4, Count = 64;

    public required TestContext TestContext { get; init; }

    // Every class has two kinds of pictures, a bright and a dark square. Fails if the table of the classes starts as N(0, 1): then the class
    // drowns the latent, and what is generated of a class is all alike (a deviation of 0.07 of the data's; now it is 0.67).
    [TestMethod]
    public void Pictures_of_a_class_differ()
    {
        using var scope = NewDisposeScope();
        using var random = new RandomStreams(1);
        using var blobs = SmallData.Blobs(1000, seed: 5);
        var all = blobs.Rows(arange(blobs.Count), CPU);
        using var data = new Dataset(PixelRange.ToBytes(all.Samples), all.Labels!.div(2, RoundingMode.floor), Classes);
        var adam = new AdamSettings(1e-3, 0, 0.9);
        var game = new AdversarialGame(new Wasserstein()) { Regularizers = [new GradientPenalty(10)], Critic = adam, Generator = adam, CriticSteps = new(2) };
        using var model = new AdversarialModel(new GanArchitecture(data.Shape, 8, new DcganFamily(8), new Concatenation(Classes)), game, random, CPU);
        using var loop = new TrainingLoop(model, data, new TrainingSettings { Iterations = 400, BatchSize = 32, Average = new(0.9) }, random, CPU);
        loop.Run();

        using var gan = TrainedGan.Copy(model);
        var sampler = new Sampler(gan, 3);
        double[] spreads = [.. Enumerable.Range(0, Classes).Select(k => sampler.Rows(0, Count, [.. Enumerable.Repeat((long)k, Count)]).std(0).mean().ToDouble())];
        double real = data.Rows(arange(Count), CPU).Samples.std(0).mean().ToDouble();
        TestContext.WriteLine($"deviation within a class, relative to the data's: {string.Join(' ', spreads.Select(spread => $"{spread / real:f3}"))}");
        Assert.IsGreaterThan(0.2, spreads.Min() / real);
    }
}
