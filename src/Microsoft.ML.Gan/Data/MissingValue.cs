using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Data;

/// <summary>
/// What generated rows have in columns that the model does not know: NaN in a Single or Double, 0 in other numbers and in keys (a missing key),
/// false, an empty text, no image, and in a vector these in every slot; a vector of unknown size is empty.
/// </summary>
internal static class MissingValue
{
    /// <summary>A ValueGetter of the type that always gives the missing value.</summary>
    public static Delegate Getter(DataViewType type) =>
        type is VectorDataViewType vector
            ? (Delegate)Method(nameof(Slots), vector.ItemType.RawType).Invoke(null, [vector.Size])!
            : (Delegate)Method(nameof(Scalar), type.RawType).Invoke(null, null)!;

    private static System.Reflection.MethodInfo Method(string name, Type rawType) =>
        typeof(MissingValue).GetMethod(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(rawType);

    private static ValueGetter<T> Scalar<T>()
    {
        var missing = Value<T>();
        return (ref T value) => value = missing;
    }

    private static ValueGetter<VBuffer<T>> Slots<T>(int size)
    {
        var missing = Value<T>();
        return (ref VBuffer<T> value) =>
        {
            var editor = VBufferEditor.Create(ref value, size);
            editor.Values.Fill(missing);
            value = editor.Commit();
        };
    }

    private static T Value<T>()
    {
        object? missing = typeof(T) == typeof(float) ? float.NaN : typeof(T) == typeof(double) ? double.NaN : null;
        return missing is null ? default! : (T)missing;
    }
}
