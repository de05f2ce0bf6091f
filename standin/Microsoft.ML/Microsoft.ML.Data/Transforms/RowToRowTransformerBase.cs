// Transformers that add columns computed from the columns of the same row.
namespace Microsoft.ML.Data;

public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase() { }

    bool ITransformer.IsRowToRowMapper => true;
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => MapperOf(inputSchema).OutputSchema;
    public IDataView Transform(IDataView input) => new MappedDataView(input, MapperOf(input.Schema));
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => MapperOf(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        SaveModel(ctx);
    }

    private protected abstract void SaveModel(ModelSaveContext ctx);
    private protected abstract IEnumerable<OutputColumn> MakeColumns(DataViewSchema input);

    private RowMapper MapperOf(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RowMapper(input, MakeColumns(input).ToArray());
    }
}

public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected OneToOneTransformerBase(string outputColumnName, string? inputColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    private protected OneToOneTransformerBase(ModelLoadContext ctx) : this(ctx.Reader.ReadString(), ctx.Reader.ReadString()) { }

    internal string OutputColumnName { get; }
    internal string InputColumnName { get; }

    private protected abstract OutputColumn MakeColumn(DataViewSchema.Column input);
    private protected sealed override IEnumerable<OutputColumn> MakeColumns(DataViewSchema input) => [MakeColumn(SchemaMismatch.Find(input, InputColumnName))];

    private protected void SaveColumns(ModelSaveContext ctx, VersionInfo version)
    {
        ctx.SetVersionInfo(version);
        ctx.Writer.Write(OutputColumnName);
        ctx.Writer.Write(InputColumnName);
    }
}

public abstract class TrivialEstimator<TTransformer> : IEstimator<TTransformer> where TTransformer : class, ITransformer
{
    private protected TrivialEstimator(TTransformer transformer) => Transformer = transformer;

    internal TTransformer Transformer { get; }

    public TTransformer Fit(IDataView input)
    {
        Transformer.GetOutputSchema(input.Schema);
        return Transformer;
    }

    public abstract SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
