using Microsoft.ML.Gan.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>All of a transformer but its networks and their scores of the training rows.</summary>
internal sealed record GanConfiguration(
    FeatureColumn Feature, LabelColumn? Label, string GeneratedColumnName, string ScoreColumnName, string PercentileColumnName, TrainingSummary Training);

/// <summary>All of a transformer but its networks, as it is saved.</summary>
internal sealed record CalibratedConfiguration(GanConfiguration Model, ScoreDistribution Scores);
