using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>The growth of a training, by iterations: it counts the real images that the critic is shown, which the batch sizes of the levels decide.</summary>
internal sealed class GrowthCourse
{
    private readonly Growth growth;
    private readonly int topLevel;
    private readonly CriticSchedule criticSteps;
    private (long Iteration, long Images, int BatchSize) place;

    private GrowthCourse(Growth growth, int topLevel, CriticSchedule criticSteps) => (this.growth, this.topLevel, this.criticSteps) = (growth, topLevel, criticSteps);

    /// <summary>The course of an architecture, or null where nothing grows.</summary>
    public static GrowthCourse? Of(GanArchitecture architecture, CriticSchedule criticSteps) => architecture.Family.Growing is var growth && growth == Growth.Fixed
        ? null
        : new GrowthCourse(growth, ImagePyramid.Of(architecture.Shape.AsImage($"{architecture.Family}"), architecture.Family.FewestLevels).Levels, criticSteps);

    /// <summary>Where the networks stand in an iteration (0-based), and how it is run.</summary>
    public (GrowthPoint Point, IterationPlan Plan) At(long iteration, int batchSize)
    {
        int before = PointAt(Math.Max(0, iteration - 1), batchSize).Level;
        var point = PointAt(iteration, batchSize);
        return (point, new IterationPlan(BatchSize(point.Level, batchSize), growth.Settings(point.Level).RateFactor, Restarts: point.Level != before));
    }

    /// <inheritdoc cref="GrowthPoint.Present"/>
    public Tensor Present(Tensor samples, GrowthPoint point) => point.Present(samples, topLevel);

    // From where the last call ended, or else from the start.
    private GrowthPoint PointAt(long iteration, int batchSize)
    {
        if (iteration < place.Iteration || batchSize != place.BatchSize) place = (0, 0, batchSize);
        var (at, images, _) = place;
        for (; at < iteration; at++) images += (long)BatchSize(growth.At(images, topLevel).Level, batchSize) * criticSteps.At(at);
        place = (at, images, batchSize);
        return growth.At(images, topLevel);
    }

    private int BatchSize(int level, int batchSize) => growth.Settings(level).BatchSize ?? batchSize;
}
