// The annotations ML.NET itself gives a meaning to.
namespace Microsoft.ML.Data;

public static class SchemaAnnotationsExtensions
{
    internal const string KeyValues = "KeyValues", SlotNames = "SlotNames", Normalized = "IsNormalized";

    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType? keyValueItemType = null)
        => column.Annotations.Schema.GetColumnOrNull(KeyValues)?.Type is VectorDataViewType values
            && values.ItemType.Equals(keyValueItemType ?? TextDataViewType.Instance);

    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues) => column.Annotations.GetValue(KeyValues, ref keyValues);

    public static bool HasSlotNames(this DataViewSchema.Column column)
        => column.Annotations.Schema.GetColumnOrNull(SlotNames) is { } names && names.Type is VectorDataViewType { ItemType: TextDataViewType };

    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames) => column.Annotations.GetValue(SlotNames, ref slotNames);

    public static bool IsNormalized(this DataViewSchema.Column column)
    {
        bool normalized = false;
        if (column.Annotations.Schema.GetColumnOrNull(Normalized)?.Type is BooleanDataViewType) column.Annotations.GetValue(Normalized, ref normalized);
        return normalized;
    }
}
