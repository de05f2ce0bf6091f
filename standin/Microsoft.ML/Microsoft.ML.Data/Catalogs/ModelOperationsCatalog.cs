// Saving, loading, and predicting one example at a time.
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class ModelOperationsCatalog
{
    private const string ModelDirectory = "TransformerChain";
    private const string SchemaEntry = "Schema";
    private readonly IHostEnvironment _env;

    internal ModelOperationsCatalog(IHostEnvironment env) => _env = env;

    public void Save(ITransformer model, DataViewSchema? inputSchema, string filePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        using FileStream stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    public void Save(ITransformer model, DataViewSchema? inputSchema, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        using RepositoryWriter repository = RepositoryWriter.CreateNew(stream);
        ModelSaveContext.SaveModel(repository, model, ModelDirectory);
        if (inputSchema != null) repository.WriteEntry(null, SchemaEntry, writer => SchemaCodec.Write(writer, SavableColumns(inputSchema)));
    }

    /// Columns of custom types (images) are left out of the file, as they are out of an official one, which must keep at least one.
    private List<DataViewSchema.Column> SavableColumns(DataViewSchema schema)
    {
        using IChannel channel = _env.Start("Saving Schema");
        ILookup<bool, DataViewSchema.Column> columns = schema.ToLookup(c => SchemaCodec.IsSavable(c.Type));
        foreach (DataViewSchema.Column column in columns[false])
            channel.Info(MessageSensitivity.Schema, "The column '{0}' will not be written as it has unsavable column type.", column.Name);
        return columns[true].Any() ? columns[true].ToList() : throw new InvalidOperationException("No valid columns to save");
    }

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        using FileStream stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using RepositoryReader repository = RepositoryReader.Open(stream);
        using (BinaryReader? schema = repository.OpenEntryOrNull(null, SchemaEntry)) inputSchema = schema == null ? null! : SchemaCodec.Read(schema);
        return ModelLoadContext.LoadModel<ITransformer, SignatureLoadModel>(_env, repository, ModelDirectory);
    }

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, bool ignoreMissingColumns = true,
        SchemaDefinition? inputSchemaDefinition = null, SchemaDefinition? outputSchemaDefinition = null) where TSrc : class where TDst : class, new()
        => new(transformer, ignoreMissingColumns, inputSchemaDefinition ?? SchemaDefinition.Create(typeof(TSrc), SchemaDefinition.Direction.Read), outputSchemaDefinition);
}
