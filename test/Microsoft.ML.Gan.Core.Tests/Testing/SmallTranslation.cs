using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>A whole CycleGAN training that takes milliseconds, on domains of different sizes; it owns everything in it.</summary>
internal sealed class SmallTranslation : IDisposable
{
    private readonly Dataset a, b;

    private SmallTranslation(Dataset a, Dataset b, TranslationFamily family, CycleGame game, TrainingSettings settings, int seed)
    {
        (this.a, this.b) = (a, b);
        Random = new RandomStreams(seed);
        Model = new CycleModel(new TranslationArchitecture(a.Shape, b.Shape, family), game, Random, CPU);
        Loop = new TrainingLoop(Model, [a, b], settings, Random, CPU);
    }

    public RandomStreams Random { get; }

    public CycleModel Model { get; }

    public TrainingLoop Loop { get; }

    public static TrainingSettings Settings { get; } = new() { Iterations = 12, BatchSize = 4, ReportEvery = 1, Schedule = new EpochDecay(), Average = new(0) };

    /// <summary>Vectors of three numbers and of two, fully connected networks.</summary>
    public static SmallTranslation OfVectors(CycleGame? game = null, TrainingSettings? settings = null, int seed = 1) =>
        new(SmallData.Vectors(20, 3), SmallData.Vectors(14, 2), new MlpTranslation(8, 1), game ?? new CycleGame { PoolSize = 5 }, settings ?? Settings, seed);

    /// <summary>Images of 8x8, with instance normalisation and the identity loss.</summary>
    public static SmallTranslation OfImages(TrainingSettings? settings = null, int seed = 1, ImageShape? shapeB = null) =>
        new(SmallData.Images(new(1, 8, 8)), SmallData.Images(shapeB ?? new(1, 8, 8), 14), new ResNetTranslation(2) { Blocks = 1 }, new CycleGame { PoolSize = 5 }, settings ?? Settings, seed);

    /// <summary>Data of one value each and networks that multiply.</summary>
    public static SmallTranslation OfNumbers(float valueA, float valueB, ScalingTranslation family, CycleGame game) =>
        new(Constant(valueA), Constant(valueB), family, game, Settings with { BatchSize = 1 }, seed: 1);

    public TrainingStep Step()
    {
        var step = new TrainingStep(Loop.Batches, Loop.Batches[0].Data.Count == 1 ? 1 : 4, Random, CPU);
        step.Begin(isReporting: true);
        return step;
    }

    public void Dispose()
    {
        Loop.Dispose();
        Model.Dispose();
        a.Dispose();
        b.Dispose();
        Random.Dispose();
    }

    private static Dataset Constant(float value) => new(tensor(new[] { value }, [1, 1]));
}
