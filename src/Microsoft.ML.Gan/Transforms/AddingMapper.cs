using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>A mapper whose output has the input's columns first, then some of its own, each computed only where it is asked for.</summary>
internal abstract class AddingMapper : IRowToRowMapper
{
    protected AddingMapper(DataViewSchema inputSchema, params DataViewSchema.DetachedColumn[] added)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumns(added);
        InputSchema = inputSchema;
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var needed = new SortedSet<int>();
        foreach (var column in dependingColumns)
        {
            if (column.Index < InputSchema.Count) needed.Add(column.Index);
            else needed.UnionWith(Needed(column).Select(input => input.Index));
        }

        return needed.Select(index => InputSchema[index]).ToArray();
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema) throw new ArgumentException("The row has another schema than this mapper was made for.", nameof(input));
        return new MappedRow(input, Outputs(input, activeColumns));
    }

    /// <summary>The active columns of the output over rows of the input.</summary>
    public RowOutputs Outputs(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        var active = new bool[OutputSchema.Count];
        foreach (var column in activeColumns) active[column.Index] = true;
        return new RowOutputs(input, OutputSchema, active, Added(input));
    }

    /// <summary>The input columns that an added column is computed from.</summary>
    protected abstract IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added);

    /// <summary>The getters of the added columns over rows of the input.</summary>
    protected abstract Lazy<Delegate>[] Added(DataViewRow input);
}
