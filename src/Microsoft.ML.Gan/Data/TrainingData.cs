using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>The training rows of a data view in memory, and what their columns are like. It owns its tensors.</summary>
internal sealed class TrainingData : IDisposable
{
    private const int ReportEvery = 10_000;

    private TrainingData(FeatureColumn feature, LabelColumn? label, Dataset dataset) => (Feature, Label, Dataset) = (feature, label, dataset);

    public FeatureColumn Feature { get; }

    public LabelColumn? Label { get; }

    public Dataset Dataset { get; }

    /// <summary>Reads all rows once, in the view's order; of the columns only those that are needed are active.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="featureName">What to learn.</param>
    /// <param name="labelName">The classes, or null.</param>
    /// <param name="options">How to read the rows.</param>
    /// <param name="channel">Where to report progress.</param>
    /// <exception cref="InvalidOperationException">A row cannot be used, or there are fewer rows than a batch has; the message says which, what was found and what is accepted.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static TrainingData Read(IDataView input, string featureName, string? labelName, TrainingOptions options, IChannel channel)
    {
        if (input.GetRowCount() is { } known) CheckRowCount(known, featureName, options);
        var featureColumn = input.Schema[featureName];
        DataViewSchema.Column? labelColumn = labelName is { } name ? input.Schema[name] : null;

        using var scope = NewDisposeScope();
        using var cursor = input.GetRowCursor(labelColumn is { } needed ? [featureColumn, needed] : [featureColumn]);
        using var features = FeatureReader.Create(cursor, featureColumn, options, channel);
        var labels = labelColumn is { } column ? new LabelReader(cursor, column) : null;
        long count = 0;
        while (cursor.MoveNext())
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            if (!features.Read()) continue;
            labels?.Read();
            if (++count % ReportEvery == 0) channel.Info(MessageSensitivity.None, $"Read {count} rows.");
        }

        CheckRowCount(count, featureName, options);
        var (feature, samples) = features.Finish();
        if (labels is null) return new TrainingData(feature, null, new Dataset(samples));
        var (label, classes) = labels.Finish();
        return new TrainingData(feature, label, new Dataset(samples, classes, label.Values.Length));
    }

    public void Dispose() => Dataset.Dispose();

    private static void CheckRowCount(long count, string featureName, TrainingOptions options)
    {
        if (count >= options.BatchSize) return;
        throw new InvalidOperationException(
            $"Column '{featureName}' of the training data has {count} usable {(count == 1 ? "row" : "rows")}, but {nameof(TrainingOptions.BatchSize)} is {options.BatchSize}; at least one batch of rows is needed. "
            + (count == 0 ? "Check where the data comes from." : $"Set {nameof(TrainingOptions.BatchSize)} to {count} or less, or bring more rows."));
    }
}
