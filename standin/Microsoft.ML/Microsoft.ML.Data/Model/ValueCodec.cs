// Values of primitive and vector type in a model file.
namespace Microsoft.ML.Data;

internal abstract class ValueCodec
{
    public abstract void Write(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column);
    public abstract void Read(BinaryReader reader, DataViewSchema.Annotations.Builder annotations, string kind, DataViewType type);

    public static ValueCodec Of(DataViewType type)
        => (ValueCodec)Activator.CreateInstance((type is VectorDataViewType ? typeof(VectorCodec<>) : typeof(PrimitiveCodec<>))
            .MakeGenericType(((type as VectorDataViewType)?.ItemType ?? type).RawType))!;

    public static void WriteItem<T>(BinaryWriter writer, T item)
    {
        switch (item)
        {
            case ReadOnlyMemory<char> text: writer.Write(text.ToString()); break;
            case bool flag: writer.Write(flag); break;
            case float single: writer.Write(single); break;
            case double number: writer.Write(number); break;
            case ulong big: writer.Write(big); break;
            case IConvertible integer: writer.Write(integer.ToInt64(null)); break;
            default: throw new NotSupportedException($"Values of type {typeof(T)} cannot be saved");
        }
    }

    public static T ReadItem<T>(BinaryReader reader) => (T)(default(T) switch
    {
        ReadOnlyMemory<char> => reader.ReadString().AsMemory(),
        bool => reader.ReadBoolean(),
        float => reader.ReadSingle(),
        double => reader.ReadDouble(),
        ulong => reader.ReadUInt64(),
        IConvertible => Convert.ChangeType(reader.ReadInt64(), typeof(T), null),
        _ => throw new NotSupportedException($"Values of type {typeof(T)} cannot be loaded"),
    });

    private sealed class PrimitiveCodec<T> : ValueCodec
    {
        public override void Write(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column)
        {
            T value = default!;
            annotations.GetValue(column.Name, ref value);
            WriteItem(writer, value);
        }

        public override void Read(BinaryReader reader, DataViewSchema.Annotations.Builder annotations, string kind, DataViewType type)
            => annotations.AddPrimitiveValue(kind, (PrimitiveDataViewType)type, ReadItem<T>(reader));
    }

    private sealed class VectorCodec<T> : ValueCodec
    {
        public override void Write(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column)
        {
            VBuffer<T> value = default;
            annotations.GetValue(column.Name, ref value);
            writer.Write(value.Length);
            foreach (T item in value.DenseValues()) WriteItem(writer, item);
        }

        public override void Read(BinaryReader reader, DataViewSchema.Annotations.Builder annotations, string kind, DataViewType type)
        {
            var items = new T[reader.ReadInt32()];
            for (int i = 0; i < items.Length; i++) items[i] = ReadItem<T>(reader);
            var value = new VBuffer<T>(items.Length, items);
            annotations.Add(kind, type, (ref VBuffer<T> destination) => value.CopyTo(ref destination));
        }
    }
}
