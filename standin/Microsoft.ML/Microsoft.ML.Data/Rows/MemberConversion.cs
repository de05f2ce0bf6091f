// How a value of a user's type becomes a column value and back: text is string, a vector is an array, all else is itself.
namespace Microsoft.ML.Data;

internal interface IMemberConversion<TMember, TValue>
{
    /// Writes the member into the value, reusing what the value holds.
    void Read(TMember member, ref TValue value);

    /// The value a getter is to write into, given the member's present value and what the getter wrote last.
    TValue Target(TMember member, TValue last);

    /// The member for the value, reusing the present one if it fits.
    TMember Write(TMember member, TValue value);
}

internal static class MemberConversion
{
    /// The conversion between a user's type and a column's raw type; null where there is none.
    public static object? Between(Type member, Type raw)
    {
        if (member == typeof(string) && raw == typeof(ReadOnlyMemory<char>)) return new Text();
        if (member == typeof(string[]) && raw == typeof(VBuffer<ReadOnlyMemory<char>>)) return new Texts();
        if (member.IsArray && raw == typeof(VBuffer<>).MakeGenericType(member.GetElementType()!)) return Of(typeof(Items<>), member.GetElementType()!);
        if (member != raw) return null;
        return raw.IsGenericType && raw.GetGenericTypeDefinition() == typeof(VBuffer<>) ? Of(typeof(Buffer<>), raw.GetGenericArguments()[0]) : Of(typeof(Same<>), raw);
    }

    private static object Of(Type conversion, Type item) => Activator.CreateInstance(conversion.MakeGenericType(item))!;

    private sealed class Same<T> : IMemberConversion<T, T>
    {
        public void Read(T member, ref T value) => value = member;
        public T Target(T member, T last) => member;
        public T Write(T member, T value) => value;
    }

    private sealed class Buffer<T> : IMemberConversion<VBuffer<T>, VBuffer<T>>
    {
        public void Read(VBuffer<T> member, ref VBuffer<T> value) => member.CopyTo(ref value);
        public VBuffer<T> Target(VBuffer<T> member, VBuffer<T> last) => member;
        public VBuffer<T> Write(VBuffer<T> member, VBuffer<T> value) => value;
    }

    private sealed class Text : IMemberConversion<string?, ReadOnlyMemory<char>>
    {
        public void Read(string? member, ref ReadOnlyMemory<char> value) => value = member.AsMemory();
        public ReadOnlyMemory<char> Target(string? member, ReadOnlyMemory<char> last) => last;
        public string Write(string? member, ReadOnlyMemory<char> value) => value.ToString();
    }

    private sealed class Texts : IMemberConversion<string[]?, VBuffer<ReadOnlyMemory<char>>>
    {
        public void Read(string[]? member, ref VBuffer<ReadOnlyMemory<char>> value)
        {
            var editor = VBufferEditor.Create(ref value, member?.Length ?? 0);
            for (int i = 0; i < editor.Values.Length; i++) editor.Values[i] = member![i].AsMemory();
            value = editor.Commit();
        }

        public VBuffer<ReadOnlyMemory<char>> Target(string[]? member, VBuffer<ReadOnlyMemory<char>> last) => last;
        public string[] Write(string[]? member, VBuffer<ReadOnlyMemory<char>> value) => value.DenseValues().Select(text => text.ToString()).ToArray();
    }

    private sealed class Items<T> : IMemberConversion<T[]?, VBuffer<T>>
    {
        public void Read(T[]? member, ref VBuffer<T> value)
        {
            var editor = VBufferEditor.Create(ref value, member?.Length ?? 0);
            member?.CopyTo(editor.Values);
            value = editor.Commit();
        }

        public VBuffer<T> Target(T[]? member, VBuffer<T> last) => last;

        public T[] Write(T[]? member, VBuffer<T> value)
        {
            T[] items = member?.Length == value.Length ? member : new T[value.Length];
            value.CopyTo(items);
            return items;
        }
    }
}
