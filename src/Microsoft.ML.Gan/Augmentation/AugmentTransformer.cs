using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Augmentation;
using Microsoft.ML.Gan.Transforms;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(AugmentTransformer), null, typeof(SignatureLoadModel), "Augmentation by a generative adversarial network", AugmentTransformer.LoaderSignature)]

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>
/// Adds generated rows while the pipeline that it is part of is fitted, and none ever after: rows pass unchanged, with the column that marks synthetic
/// rows, false, where there is one.
/// </summary>
/// <remarks>A saved model holds no generator, as the fitted pipeline does not need it. To keep it, save <see cref="Generator"/> as a model of its own.</remarks>
public sealed class AugmentTransformer : ITransformerWithDifferentMappingAtTrainingTime, IDisposable
{
    internal const string LoaderSignature = "GanAugmentTransformer";
    private const string ColumnStream = "SyntheticColumnName";

    private readonly AugmentOptions options;
    private readonly long[] counts;
    // Of the rows shown to the estimators after this one; null where there were none. The rows themselves are not kept: a fitted model would hold the user's data.
    private bool? trainingRowsWereRead;

    /// <summary>Takes ownership of the generator.</summary>
    internal AugmentTransformer(AugmentOptions options, long[] counts, GanTransformer? generator) =>
        (this.options, this.counts, Generator) = (options, counts, generator);

    /// <summary>The trained model that the generated rows come from; null in a transformer that was loaded from a file.</summary>
    public GanTransformer? Generator { get; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    private static VersionInfo Version => ModelStreams.Version("GANAUGMT", LoaderSignature);

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetRowToRowMapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new MarkMapper(inputSchema, options.SyntheticColumnName, false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The pipeline was fitted, but nothing in it was trained on the generated rows. That happens without a sign where a chain with this in it is put into another
    /// one, or is fitted and applied before the trainer is fitted; an augmentation without effect should be an error.
    /// </exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (trainingRowsWereRead is false)
        {
            throw new InvalidOperationException(
                "Nothing was trained on the rows that Augment added: the steps after it are missing, or stand outside of its EstimatorChain. Append the trainer to the same chain. "
                + "(Append to a variable of type IEstimator<ITransformer> puts the chain into another one; declare it as EstimatorChain<ITransformer>.)");
        }

        return MarkMapper.Mark(input, options.SyntheticColumnName, false);
    }

    /// <summary>Frees the generator. Views that were made for training can no longer be read.</summary>
    public void Dispose() => Generator?.Dispose();

    // What EstimatorChain.Fit shows the estimators after this one.
    IDataView ITransformerWithDifferentMappingAtTrainingTime.TransformForTrainingPipeline(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Generator is null) throw new InvalidOperationException("This transformer was loaded from a file, which holds no generator; nothing can be trained after it.");
        var rows = Generator.Augment(input, options, counts);
        trainingRowsWereRead = false;
        return new TrainingRows(rows, () => trainingRowsWereRead = true);
    }

    // *** Binary format ***
    // The model's own stream holds nothing. SyntheticColumnName: the name of the column as a .NET string, empty where there is none.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version);
        ctx.SaveBinaryStream(ColumnStream, writer => writer.Write(options.SyntheticColumnName ?? ""));
    }

    // Found by ML.NET through LoadableClass.
    private static AugmentTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ctx.CheckAtModel(Version);
        string column = "";
        if (!ctx.TryLoadBinaryStream(ColumnStream, reader => column = reader.ReadString())) throw new InvalidDataException($"The model file has no {ColumnStream}.");
        return new AugmentTransformer(new AugmentOptions { SyntheticColumnName = column.Length > 0 ? column : null }, [], null);
    }
}
