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

    public IEnumerable<TRow> CreateEnumerable<TRow>(IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition? schemaDefinition = null)
        where TRow : class, new()
    {
        ArgumentNullException.ThrowIfNull(data);
        SchemaDefinition definition = schemaDefinition ?? SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write);
        var bindings = MemberBinding.Bind(data.Schema, definition, ignoreMissingColumns);
        return Rows<TRow>(data, bindings, reuseRowObject);
    }

    public IDataView FilterRowsByColumn(IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(columnName);
        if (!(lowerBound <= upperBound)) throw new ArgumentOutOfRangeException(nameof(upperBound), "Must be no less than lowerBound");
        DataViewSchema.Column column = SchemaMismatch.Find(input.Schema, columnName);
        if (!column.Type.Equals(NumberDataViewType.Single) && !column.Type.Equals(NumberDataViewType.Double))
            throw SchemaMismatch.Wrong(nameof(columnName), "filter", columnName, "Single or Double", column.Type.ToString()!);
        return new RangeDataView(input, column, lowerBound, upperBound);
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
