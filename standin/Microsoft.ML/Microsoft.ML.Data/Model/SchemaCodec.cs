// Columns, their types and their annotations in a model file.
namespace Microsoft.ML.Data;

internal static class SchemaCodec
{
    public static bool IsSavable(DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    public static void Write(BinaryWriter writer, IReadOnlyList<DataViewSchema.Column> columns)
    {
        writer.Write(columns.Count);
        foreach (DataViewSchema.Column column in columns)
        {
            writer.Write(column.Name);
            WriteType(writer, column.Type);
            var annotations = column.Annotations.Schema.Where(a => IsSavable(a.Type)).ToList();
            writer.Write(annotations.Count);
            foreach (DataViewSchema.Column annotation in annotations)
            {
                writer.Write(annotation.Name);
                WriteType(writer, annotation.Type);
                ValueCodec.Of(annotation.Type).Write(writer, column.Annotations, annotation);
            }
        }
    }

    public static DataViewSchema Read(BinaryReader reader)
    {
        var schema = new DataViewSchema.Builder();
        for (int columns = reader.ReadInt32(); columns > 0; columns--)
        {
            string name = reader.ReadString();
            DataViewType type = ReadType(reader);
            var annotations = new DataViewSchema.Annotations.Builder();
            for (int count = reader.ReadInt32(); count > 0; count--)
            {
                string kind = reader.ReadString();
                DataViewType annotationType = ReadType(reader);
                ValueCodec.Of(annotationType).Read(reader, annotations, kind, annotationType);
            }
            schema.AddColumn(name, type, annotations.ToAnnotations());
        }
        return schema.ToSchema();
    }

    private static void WriteType(BinaryWriter writer, DataViewType type)
    {
        if (type is VectorDataViewType vector)
        {
            writer.Write((byte)vector.Dimensions.Length);
            foreach (int dimension in vector.Dimensions) writer.Write(dimension);
            type = vector.ItemType;
        }
        else
        {
            writer.Write((byte)0);
        }
        writer.Write(type.RawType.Name);
        writer.Write((type as KeyDataViewType)?.Count ?? 0);
    }

    private static DataViewType ReadType(BinaryReader reader)
    {
        var dimensions = new int[reader.ReadByte()];
        for (int i = 0; i < dimensions.Length; i++) dimensions[i] = reader.ReadInt32();
        string name = reader.ReadString();
        ulong keys = reader.ReadUInt64();
        PrimitiveDataViewType item = name == typeof(ReadOnlyMemory<char>).Name ? TextDataViewType.Instance
            : name == nameof(Boolean) ? BooleanDataViewType.Instance
            : Array.Find(NumberDataViewType.All, n => n.RawType.Name == name) ?? throw new FormatException($"Unknown column type '{name}' in the model's schema");
        if (keys > 0) item = new KeyDataViewType(item.RawType, keys);
        return dimensions.Length == 0 ? item : new VectorDataViewType(item, dimensions);
    }
}
