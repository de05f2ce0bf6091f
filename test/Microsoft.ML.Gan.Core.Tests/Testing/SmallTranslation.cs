using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Whole CycleGAN trainings that take milliseconds.</summary>
internal static class SmallTranslation
{
    public static TrainingSettings Settings { get; } = new() { Iterations = 12, BatchSize = 4, ReportEvery = 1, Schedule = new EpochDecay(), Average = new(0) };

    /// <summary>Vectors of three numbers and of two, domains of different sizes, fully connected networks.</summary>
    public static ModelTraining<CycleModel> OfVectors(TrainingSettings? settings = null) =>
        Create(SmallData.Vectors(20, 3), SmallData.Vectors(14, 2), new MlpTranslation(8, 1), new CycleGame { PoolSize = 5 }, settings ?? Settings);

    /// <summary>Grey images and images of three channels.</summary>
    public static ModelTraining<CycleModel> OfImages(TrainingSettings settings) =>
        Create(SmallData.Images(new(1, 8, 8)), SmallData.Images(new(3, 8, 8), 14), new ResNetTranslation(2) { Blocks = 1 }, new CycleGame { PoolSize = 5 }, settings);

    /// <summary>Data of one value each and networks that multiply.</summary>
    public static ModelTraining<CycleModel> OfNumbers(float valueA, float valueB, ScalingTranslation family, CycleGame game) =>
        Create(Constant(valueA), Constant(valueB), family, game, Settings with { BatchSize = 1 });

    private static ModelTraining<CycleModel> Create(Dataset a, Dataset b, TranslationFamily family, CycleGame game, TrainingSettings settings) =>
        new(random => new CycleModel(new(a.Shape, b.Shape, family), game, random, CPU), [a, b], settings);

    private static Dataset Constant(float value) => new(tensor(new[] { value }, [1, 1]));
}
