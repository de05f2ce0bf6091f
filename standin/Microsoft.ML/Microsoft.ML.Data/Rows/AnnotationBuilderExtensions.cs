// Annotations whose value is a vector.
namespace Microsoft.ML.Data;

internal static class AnnotationBuilderExtensions
{
    public static void AddVector<T>(this DataViewSchema.Annotations.Builder builder, string kind, PrimitiveDataViewType itemType, T[] items)
    {
        var value = new VBuffer<T>(items.Length, items);
        builder.Add(kind, new VectorDataViewType(itemType, items.Length), (ref VBuffer<T> destination) => value.CopyTo(ref destination));
    }
}
