using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>All of a transformer but its networks and their scores of the training rows.</summary>
internal sealed record GanConfiguration(
    FeatureColumn Feature, ConditionColumn? Condition, string GeneratedColumnName, string ScoreColumnName, string PercentileColumnName, Drawing Drawing, TrainingSummary Training)
{
    /// <summary>What generates the transformer's rows.</summary>
    public Sampler CreateSampler(TrainedGan gan, int? seed = null) => Drawing.CreateSampler(gan, seed ?? Training.Seed);
}

/// <summary>All of a transformer but its networks, as it is saved.</summary>
internal sealed record CalibratedConfiguration(GanConfiguration Model, ScoreDistribution Scores);
