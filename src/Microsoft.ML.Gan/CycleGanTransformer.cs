using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Transforms;
using Microsoft.ML.Runtime;
using TorchSharp;

[assembly: LoadableClass(typeof(CycleGanTransformer), null, typeof(SignatureLoadModel), "CycleGAN translation", CycleGanTransformer.LoaderSignature)]

namespace Microsoft.ML.Gan;

/// <summary>
/// A trained translation between two domains, A and B. It adds four columns, each computed only where it is asked for, row by row: the row's value of A
/// as one of B, its value of B as one of A, and for either the cycle error, the mean absolute difference to what comes back from the other domain (in
/// [0, 2] for images, whose pixels the networks see in [-1, 1]; in deviations of the training rows for vectors). A small error says that what was
/// changed can be undone, not that the translation is right. Where a row has no value (no image, NaN in every slot) the translation has none and the
/// error is NaN; a view may hold the column of one domain only. It computes on the CPU, never changes, and may be used by several threads at once.
/// </summary>
public sealed class CycleGanTransformer : ITransformer, IDisposable
{
    internal const string LoaderSignature = "CycleGanTransformer";
    private readonly TrainedTranslation translation;
    private readonly CycleConfiguration configuration;

    /// <summary>Takes ownership of the networks.</summary>
    internal CycleGanTransformer(TrainedTranslation translation, CycleConfiguration configuration) =>
        (this.translation, this.configuration) = (translation, configuration);

    /// <summary>How the model came to be.</summary>
    public TrainingSummary Training => configuration.Training;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    private static VersionInfo Version => ModelStreams.Version("CYCLEGAN", LoaderSignature);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The schema has a column of a domain of another type than that of the training data.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Mapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="GetOutputSchema"/>.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Mapper(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Mapper(input.Schema));
    }

    /// <summary>Frees the networks. Views that this transformer made can no longer be read.</summary>
    public void Dispose() => translation.Dispose();

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelStreams.Save(ctx, Version, configuration, translation.Save);

    // Found by ML.NET through LoadableClass.
    private static CycleGanTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (configuration, translation) = ModelStreams.Load<CycleConfiguration, TrainedTranslation>(ctx, Version, stream => TrainedTranslation.Load(stream, torch.CPU));
        return new CycleGanTransformer(translation, configuration);
    }

    private CycleMapper Mapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new CycleMapper(inputSchema, translation, configuration);
    }
}
