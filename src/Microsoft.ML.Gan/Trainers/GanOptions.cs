using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>What trainers of generators have in common.</summary>
public abstract class GanOptions : TrainingOptions
{
    internal const string DefaultFeatureColumnName = "Features";
    internal const int DefaultBatchSize = 64;

    /// <summary>What to learn: an image column, or a vector of Single of known size. Default "Features".</summary>
    public string FeatureColumnName = DefaultFeatureColumnName;

    /// <summary>Classes to learn to generate on request: a key, Boolean or integer-valued number. Default null: all rows are of one kind.</summary>
    public string? LabelColumnName;

    /// <summary>The column with one generated sample per row that the transformer adds. Default "Generated".</summary>
    public string GeneratedColumnName = "Generated";

    /// <summary>The column (Single) with the critic's score of the row's own sample that the transformer adds; higher is more real. Default "CriticScore".</summary>
    public string ScoreColumnName = "CriticScore";

    /// <summary>
    /// The column (Single) with the score's percentile that the transformer adds: the share, in [0, 1], of the training rows of the row's class (of all
    /// training rows without labels) whose score is at most the row's. Default "ScorePercentile".
    /// </summary>
    public string PercentileColumnName = "ScorePercentile";

    /// <summary>The networks. Default null: <see cref="DcganFamily"/> for images, <see cref="MlpFamily"/> for vectors.</summary>
    public NetworkFamily? Network;

    /// <summary>Length of the learned embedding of a class that the generator sees, at least 1. Default 50. Without labels it has no effect.</summary>
    public int EmbeddingSize = 50;

    /// <summary>
    /// Whether the training sees all classes equally often, however rare they are in the data. Default false: as often as they occur.
    /// What is generated afterwards is not affected: <see cref="GanTransformer.Generate(long, int?)"/> has classes as frequent as in the data.
    /// </summary>
    public bool BalanceClasses;

    /// <summary>Length of the latent z ~ N(0, I), at least 1. Default 128.</summary>
    public int LatentSize = 128;

    /// <summary>Called on the training thread at every report; the training waits for it. Default null.</summary>
    public Action<GanProgress>? Progress;

    /// <summary>The factor on the learning rates over the training.</summary>
    internal virtual LearningRateSchedule Schedule => new ConstantRate();

    internal NetworkFamily ImageNetwork => Network ?? new DcganFamily();

    internal NetworkFamily VectorNetwork => Network ?? new MlpFamily();

    /// <summary>What is trained.</summary>
    internal abstract GenerativeModel CreateModel(GanArchitecture architecture, RandomStreams random, Device device);

    internal override bool NeedsPyramid => ImageNetwork.ImagesOnly;

    private protected override void Check()
    {
        (string, string?)[] columns =
        [
            (nameof(FeatureColumnName), FeatureColumnName), (nameof(GeneratedColumnName), GeneratedColumnName),
            (nameof(ScoreColumnName), ScoreColumnName), (nameof(PercentileColumnName), PercentileColumnName),
        ];
        RequireColumns(LabelColumnName is null ? columns : [.. columns, (nameof(LabelColumnName), LabelColumnName)]);
        Require(EmbeddingSize >= 1, nameof(EmbeddingSize), EmbeddingSize, "at least 1");
        Require(LatentSize >= 1, nameof(LatentSize), LatentSize, "at least 1");
        base.Check();
    }
}
