namespace Microsoft.ML.Gan.Data;

internal static class InputColumn
{
    /// <summary>A column that an added one is computed from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column; the message names both and those that there are.</exception>
    public static DataViewSchema.Column Input(this DataViewSchema schema, string name, string forColumn) => schema.GetColumnOrNull(name)
        ?? throw new ArgumentOutOfRangeException(
            nameof(name), $"There is no column '{name}', which '{forColumn}' needs. The columns are: {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => c.Name))}.");
}
