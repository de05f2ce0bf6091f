using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Training;
using static Microsoft.ML.Gan.Option;

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

    /// <summary>
    /// Conditions to learn to generate for on request: a Single, or a vector of Single of known size, which may hold any numbers or flags. Not together with
    /// <see cref="LabelColumnName"/>. Networks see the values as they are and learn best from values around -1 to 1, to which NormalizeMinMax or
    /// NormalizeMeanVariance bring them. At most 10,000 of the training rows' conditions are saved with the model, for <see cref="GanTransformer.Generate(long, int?)"/>
    /// to draw from. Default null: none.
    /// </summary>
    public string? ConditionColumnName;

    /// <summary>The column with one generated sample per row that the transformer adds. Default "Generated".</summary>
    public string GeneratedColumnName = "Generated";

    /// <summary>The column (Single) with the critic's score of the row's own sample that the transformer adds; higher is more real. Default "CriticScore".</summary>
    public string ScoreColumnName = "CriticScore";

    /// <summary>
    /// The column (Single) with the score's percentile that the transformer adds: the share, in [0, 1], of the training rows of the row's class (of all
    /// training rows without labels) whose score is at most the row's. Default "ScorePercentile".
    /// </summary>
    public string PercentileColumnName = "ScorePercentile";

    /// <summary>The networks. Default null: those that go with the system that is trained. A type of your own that derives from <see cref="NetworkFamily"/> is accepted.</summary>
    public NetworkFamily? Network;

    /// <summary>
    /// How the networks see the class, given the number of classes, which only Fit knows: <c>classes => new AuxiliaryClassifier(classes)</c>; or the condition, given
    /// its length, which <see cref="AuxiliaryClassifier"/> and <see cref="LabelSelection"/> cannot. Default null: as suits the networks, which is <see cref="Projection"/>
    /// where the critic is spectrally normalised, else <see cref="Concatenation"/>. Without labels or conditions it has no effect.
    /// </summary>
    public Func<int, Conditioning>? Conditioning;

    /// <summary>
    /// Whether the training sees all classes equally often, however rare they are in the data; needs a <see cref="LabelColumnName"/>. Default false: as often as they occur.
    /// What is generated afterwards is not affected: <see cref="GanTransformer.Generate(long, int?)"/> has classes as frequent as in the data.
    /// </summary>
    public bool BalanceClasses;

    /// <summary>
    /// What happens to an image each time that it is drawn for a batch: <c>new Jitter(FlipProbability: 0.5)</c> mirrors half of them, left to right, which as good as
    /// doubles the number of photographs, but teaches mirrored letters. Generated samples have it too. Default <see cref="Data.Jitter.None"/>; vectors need that.
    /// </summary>
    public Jitter Jitter = Jitter.None;

    /// <summary>Length of the latent z ~ N(0, I), at least 1. Default 128.</summary>
    public int LatentSize = 128;

    /// <summary>Called on the training thread at every report; the training waits for it. Default null.</summary>
    public Action<GanProgress>? Progress;

    /// <summary>The factor on all learning rates over the training. Default null: the one that goes with the system that is trained, mostly constant.</summary>
    public LearningRateSchedule? Schedule;

    /// <summary>The column of the classes or conditions, or null.</summary>
    internal ConditionInput? Condition =>
        LabelColumnName is { } label ? new(label, AreClasses: true) : ConditionColumnName is { } condition ? new(condition, AreClasses: false) : null;

    /// <summary>What is trained, with <see cref="Network"/> and <see cref="Schedule"/> where they are given.</summary>
    internal GanSystem TrainedSystem
    {
        get
        {
            var own = OwnSystem;
            return own with { ImageNetwork = Network ?? own.ImageNetwork, VectorNetwork = Network ?? own.VectorNetwork, Schedule = Schedule ?? own.Schedule };
        }
    }

    /// <summary>What is trained, as the trainer's own options say.</summary>
    private protected abstract GanSystem OwnSystem { get; }

    /// <summary>What the trained generator draws from.</summary>
    internal virtual Drawing Drawing => new LatentDrawing();

    internal override int? FewestLevels => TrainedSystem.ImageNetwork is { ImagesOnly: true } network ? network.FewestLevels : null;

    private protected override void Check()
    {
        (string, string?)[] columns =
        [
            (nameof(FeatureColumnName), FeatureColumnName), (nameof(GeneratedColumnName), GeneratedColumnName),
            (nameof(ScoreColumnName), ScoreColumnName), (nameof(PercentileColumnName), PercentileColumnName),
        ];
        Require(LabelColumnName is null || ConditionColumnName is null, nameof(ConditionColumnName), ConditionColumnName,
            $"null where {nameof(LabelColumnName)} is given ('{LabelColumnName}'): rows have classes or conditions; to have both, concatenate them to one vector");
        RequireColumns(Condition is not { } condition ? columns : [.. columns, (condition.AreClasses ? nameof(LabelColumnName) : nameof(ConditionColumnName), condition.Name)]);
        Require(Conditioning is null || Conditioning(2) is { ClassCount: 2 }, nameof(Conditioning), Conditioning?.Invoke(2), "a conditioning of as many classes as it is given");
        if (Condition is { AreClasses: false }) CheckConditions();
        Require(!BalanceClasses || LabelColumnName is not null, nameof(BalanceClasses), BalanceClasses, $"false where no {nameof(LabelColumnName)} says what the classes are");
        Require(Jitter is not null, nameof(Jitter), Jitter, $"given; {nameof(Data.Jitter.None)} leaves images as they are");
        Require(LatentSize >= 1, nameof(LatentSize), LatentSize, "at least 1");
        base.Check();
        var system = TrainedSystem;
        foreach (var family in new[] { system.ImageNetwork, system.VectorNetwork })
        {
            string? objection = system.Objection(family, BatchSize);
            Require(objection is null, nameof(Network), family, $"one that can be trained as the other options say: {objection?.TrimEnd('.')}");
        }
    }

    // What only classes can have.
    private protected virtual void CheckConditions()
    {
        Require(Conditioning?.Invoke(2) is not { NeedsClasses: true }, nameof(Conditioning), Conditioning?.Invoke(2), $"one that takes vectors; this one needs classes, which {nameof(LabelColumnName)} names");
    }
}
