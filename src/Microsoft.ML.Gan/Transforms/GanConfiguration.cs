using Microsoft.ML.Gan.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>All of a transformer but its networks.</summary>
internal sealed record GanConfiguration(
    FeatureColumn Feature, LabelColumn? Label, string GeneratedColumnName, string ScoreColumnName, TrainingSummary Training);
