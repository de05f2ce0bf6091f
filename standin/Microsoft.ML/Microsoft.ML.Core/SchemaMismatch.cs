// The exceptions official components throw when a column is missing or of the wrong type.
namespace Microsoft.ML;

internal static class SchemaMismatch
{
    public static Exception Missing(string parameter, string role, string column)
        => new ArgumentOutOfRangeException(parameter, $"Could not find {role} column '{column}'");

    public static Exception Wrong(string parameter, string role, string column, string expected, string actual)
        => new ArgumentOutOfRangeException(parameter, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    public static DataViewSchema.Column Find(DataViewSchema schema, string column)
        => schema.GetColumnOrNull(column) ?? throw Missing(nameof(schema), "input", column);

    public static SchemaShape.Column Find(SchemaShape schema, string column)
        => schema.TryFindColumn(column, out SchemaShape.Column found) ? found : throw Missing(nameof(schema), "input", column);
}
