using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>The rows of one view as they are.</summary>
/// <param name="Side">"real", "synthetic" or "training".</param>
/// <param name="Samples">float32 [N,D] or uint8 [N,3,H,W].</param>
/// <param name="IsGrey">Whether all images are grey.</param>
/// <param name="Classes">The class of every row (int64 [N]), or null without labels.</param>
/// <param name="Label">What the classes are, or null without labels.</param>
internal sealed record EvaluatedRows(string Side, Tensor Samples, bool IsGrey, Tensor? Classes, LabelColumn? Label)
{
    /// <summary>Reads a view; the caller's scope owns the tensors.</summary>
    /// <param name="view">Its feature column has been checked, and its label column.</param>
    /// <param name="side">Which rows these are, for messages.</param>
    /// <param name="options">The feature column, and the token.</param>
    /// <param name="labelColumnName">The label column, or null.</param>
    /// <param name="known">The classes there are, or null where these rows say.</param>
    public static EvaluatedRows Read(IDataView view, string side, EvaluateOptions options, string? labelColumnName, LabelColumn? known)
    {
        var feature = view.Schema[options.FeatureColumnName];
        DataViewSchema.Column? labelColumn = labelColumnName is null ? null : view.Schema[labelColumnName];
        using var cursor = view.GetRowCursor(labelColumn is { } needed ? [feature, needed] : [feature]);
        using var samples = SampleCollector.Create(cursor, feature);
        var labels = labelColumn is { } column ? LabelCollector.Create(cursor, column, known) : null;
        long count = 0;
        try
        {
            for (; cursor.MoveNext(); count++)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                samples.Read();
                labels?.Read();
            }
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"The {side} rows cannot be used. {e.Message}", e);
        }

        if (count == 0) throw new ArgumentException($"There are no {side} rows.");
        var found = labels?.Finish();
        return new EvaluatedRows(side, samples.Finish(), samples.IsGrey, found?.Classes, found?.Label);
    }
}
