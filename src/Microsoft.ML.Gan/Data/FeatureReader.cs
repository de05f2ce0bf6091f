using Microsoft.ML.Data;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads the training rows of a feature column, one after the other, and learns from them what the column is like.</summary>
internal abstract class FeatureReader : IDisposable
{
    /// <summary>A reader for a column that has been checked.</summary>
    public static FeatureReader Create(DataViewRow row, DataViewSchema.Column column, TrainingOptions options, IChannel channel) =>
        column.Type is VectorDataViewType type ? new VectorReader(row, column, type, options.SkipsMissingValues) : new ImageReader(row, column, options, channel);

    /// <summary>Takes in the current row. False where it is to be left out.</summary>
    public abstract bool Read();

    /// <summary>The column and all rows as the networks need them; at least one row has been read.</summary>
    public abstract (FeatureColumn Column, Tensor Samples) Finish();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The error of a row that has no value where every row needs one.</summary>
    internal static InvalidOperationException NoValue(DataViewRow row, DataViewSchema.Column column, string found) =>
        new($"Row {row.Position} of column '{column.Name}' has {found}. Replace or drop rows without a value first.");
}
