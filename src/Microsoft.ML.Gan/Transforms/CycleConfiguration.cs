using Microsoft.ML.Gan.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>All of a CycleGAN transformer but its networks.</summary>
internal sealed record CycleConfiguration(
    FeatureColumn A, FeatureColumn B, string ToBColumnName, string ToAColumnName, string ErrorAColumnName, string ErrorBColumnName, TrainingSummary Training);
