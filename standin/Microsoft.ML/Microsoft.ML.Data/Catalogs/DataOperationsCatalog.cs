// From objects to views, back, and parts of views.
using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class DataOperationsCatalog
{
    private readonly IHostEnvironment _env;

    internal DataOperationsCatalog(IHostEnvironment env) => _env = env;

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition? schemaDefinition = null) where TRow : class
    {
        ArgumentNullException.ThrowIfNull(data);
        return new EnumerableDataView<TRow>(data, schemaDefinition ?? SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read));
    }

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema) where TRow : class
        => LoadFromEnumerable(data, SchemaDefinition.Create(typeof(TRow), schema));

    public IEnumerable<TRow> CreateEnumerable<TRow>(IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition? schemaDefinition = null)
        where TRow : class, new()
    {
        ArgumentNullException.ThrowIfNull(data);
        SchemaDefinition definition = schemaDefinition ?? SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write);
        var bindings = MemberBinding.Bind(data.Schema, definition, ignoreMissingColumns);
        return Rows<TRow>(data, bindings, reuseRowObject);
    }

    private static IEnumerable<TRow> Rows<TRow>(IDataView data, List<(DataViewSchema.Column Column, MemberInfo Member)> bindings, bool reuse) where TRow : class, new()
    {
        using DataViewRowCursor cursor = data.GetRowCursor(bindings.Select(binding => binding.Column));
        Action<TRow> write = MemberBinding.Setter<TRow>(cursor, bindings);
        var row = new TRow();
        while (cursor.MoveNext())
        {
            if (!reuse) row = new TRow();
            write(row);
            yield return row;
        }
    }
}
