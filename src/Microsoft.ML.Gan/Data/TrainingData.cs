using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>The training rows of a data view in memory, and what their columns are like. It owns its tensors.</summary>
internal sealed class TrainingData : IDisposable
{
    private const int ReportEvery = 10_000;
    private const float LargestSensible = 10;

    private TrainingData(FeatureColumn feature, ConditionColumn? condition, Dataset dataset) => (Feature, Condition, Dataset) = (feature, condition, dataset);

    public FeatureColumn Feature { get; }

    public ConditionColumn? Condition { get; }

    public Dataset Dataset { get; }

    /// <summary>Reads all rows once, in the view's order; of the columns only those that are needed are active.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="featureName">What to learn.</param>
    /// <param name="conditionInput">The classes or condition vectors, or null.</param>
    /// <param name="options">How to read the rows.</param>
    /// <param name="channel">Where to report progress.</param>
    /// <exception cref="InvalidOperationException">A row cannot be used, or there are fewer rows than a batch has; the message says which, what was found and what is accepted.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static TrainingData Read(IDataView input, string featureName, ConditionInput? conditionInput, TrainingOptions options, IChannel channel)
    {
        if (input.GetRowCount() is { } known) CheckRowCount(known, featureName, options);
        var featureColumn = input.Schema[featureName];
        DataViewSchema.Column? conditionColumn = conditionInput is null ? null : input.Schema[conditionInput.Name];

        using var scope = NewDisposeScope();
        using var cursor = input.GetRowCursor(conditionColumn is { } needed ? [featureColumn, needed] : [featureColumn]);
        using var features = FeatureReader.Create(cursor, featureColumn, options, channel);
        var conditions = conditionColumn is { } column ? conditionInput!.Reader(cursor, column) : null;
        long count = 0;
        while (cursor.MoveNext())
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            if (!features.Read()) continue;
            conditions?.Read();
            if (++count % ReportEvery == 0) channel.Info(MessageSensitivity.None, $"Read {count} rows.");
        }

        CheckRowCount(count, featureName, options);
        var (feature, samples) = features.Finish();
        if (conditions is null) return new TrainingData(feature, null, new Dataset(samples));
        var (condition, labels) = conditions.Finish();
        WarnOfScale(condition, labels, channel);
        return new TrainingData(feature, condition, new Dataset(samples, labels, conditionInput!.AreClasses ? condition.Size : 0));
    }

    public void Dispose() => Dataset.Dispose();

    private static void WarnOfScale(ConditionColumn condition, Tensor labels, IChannel channel)
    {
        if (condition is not VectorConditionColumn || labels.abs().max().item<float>() is not (var largest and > LargestSensible)) return;
        channel.Warning(MessageSensitivity.Schema,
            $"The condition column '{condition.Name}' has values of up to {largest} in size. The networks see them as they are, "
            + "and learn best from values around -1 to 1; NormalizeMinMax and NormalizeMeanVariance bring them there.");
    }

    private static void CheckRowCount(long count, string featureName, TrainingOptions options)
    {
        if (count >= options.BatchSize) return;
        throw new InvalidOperationException(
            $"Column '{featureName}' of the training data has {count} usable {(count == 1 ? "row" : "rows")}, but {nameof(TrainingOptions.BatchSize)} is {options.BatchSize}; at least one batch of rows is needed. "
            + (count == 0 ? "Check where the data comes from." : $"Set {nameof(TrainingOptions.BatchSize)} to {count} or less, or bring more rows."));
    }
}
