// Some of a row's columns, in the order they are named; the others, and hidden ones, are gone.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ColumnSelectingTransformer), null, typeof(SignatureLoadModel), "Select Columns Transform", "SelectColumnsTransform")]

namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingEstimator : TrivialEstimator<ColumnSelectingTransformer>
{
    internal ColumnSelectingEstimator(ColumnSelectingTransformer transformer) : base(transformer) { }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (string name in Transformer.Names) SchemaMismatch.Find(inputSchema, name);
        return new(inputSchema.Where(column => Transformer.Names.Contains(column.Name)));
    }
}

public sealed class ColumnSelectingTransformer : ITransformer
{
    private static readonly VersionInfo s_version = new("SELCOLST", 0x00010001, 0x00010001, 0x00010001, typeof(ColumnSelectingTransformer).Assembly.FullName!, "SelectColumnsTransform");

    internal ColumnSelectingTransformer(string[] names)
    {
        if (names is not { Length: > 0 }) throw new ArgumentException("Selecting needs at least one column", nameof(names));
        Names = names;
    }

    private ColumnSelectingTransformer(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(s_version);
        Names = Enumerable.Range(0, ctx.Reader.ReadInt32()).Select(_ => ctx.Reader.ReadString()).ToArray();
    }

    internal string[] Names { get; }

    bool ITransformer.IsRowToRowMapper => true;
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => new SelectingMapper(inputSchema, Names).OutputSchema;
    public IDataView Transform(IDataView input) => new MappedDataView(input, new SelectingMapper(input.Schema, Names));
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => new SelectingMapper(inputSchema, Names);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(s_version);
        ctx.Writer.Write(Names.Length);
        foreach (string name in Names) ctx.Writer.Write(name);
    }
}

internal sealed class SelectingMapper : IRowToRowMapper
{
    private readonly DataViewSchema.Column[] _sources;

    public SelectingMapper(DataViewSchema input, string[] names)
    {
        InputSchema = input;
        _sources = names.Select(name => SchemaMismatch.Find(input, name)).ToArray();
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(_sources);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }
    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) => dependingColumns.Select(column => _sources[column.Index]).Distinct();

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        => new Row(this, input, activeColumns.Select(column => column.Index).ToHashSet());

    private sealed class Row(SelectingMapper mapper, DataViewRow input, HashSet<int> active) : DataViewRow
    {
        public override long Position => input.Position;
        public override long Batch => input.Batch;
        public override DataViewSchema Schema => mapper.OutputSchema;
        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();
        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);
        protected override void Dispose(bool disposing) => input.Dispose();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Getters.CheckActive(this, column);
            return input.GetGetter<TValue>(mapper._sources[column.Index]);
        }
    }
}
