using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Data;

/// <summary>An annotation that names slots or keys: a vector of text, numbers or Booleans. Saved with the model.</summary>
/// <param name="ItemType">Name of the .NET type of a name in the data view.</param>
/// <param name="Texts">The names as text.</param>
internal sealed record ValueNames(string ItemType, string[] Texts)
{
    public const string SlotNames = "SlotNames", KeyValues = "KeyValues";

    private static readonly Item[] Items =
    [
        new Item<ReadOnlyMemory<char>>(TextDataViewType.Instance, text => text.ToString(), text => text.AsMemory()),
        new Item<bool>(BooleanDataViewType.Instance, flag => flag.ToString(), bool.Parse),
        Number<sbyte>(NumberDataViewType.SByte), Number<byte>(NumberDataViewType.Byte),
        Number<short>(NumberDataViewType.Int16), Number<ushort>(NumberDataViewType.UInt16),
        Number<int>(NumberDataViewType.Int32), Number<uint>(NumberDataViewType.UInt32),
        Number<long>(NumberDataViewType.Int64), Number<ulong>(NumberDataViewType.UInt64),
        Number<float>(NumberDataViewType.Single), Number<double>(NumberDataViewType.Double),
    ];

    /// <summary>The names that a column has of a kind, or null where it has none.</summary>
    public static ValueNames? Find(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not VectorDataViewType names) return null;
        var item = Array.Find(Items, item => item.Type.Equals(names.ItemType));
        return item is null ? null : new ValueNames(names.ItemType.RawType.Name, item.Read(column.Annotations, kind));
    }

    /// <summary>Annotations with these names under a kind.</summary>
    public DataViewSchema.Annotations ToAnnotations(string kind)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        var item = Array.Find(Items, item => item.Type.RawType.Name == ItemType) ?? throw new InvalidDataException($"'{ItemType}' is not a type of names.");
        item.Add(builder, kind, Texts);
        return builder.ToAnnotations();
    }

    public bool Equals(ValueNames? other) => other is not null && ItemType == other.ItemType && Texts.SequenceEqual(other.Texts);

    public override int GetHashCode() => HashCode.Combine(ItemType, Texts.Length);

    private static Item<T> Number<T>(NumberDataViewType type) where T : INumber<T> =>
        new(type, number => number.ToString(null, CultureInfo.InvariantCulture), text => T.Parse(text, CultureInfo.InvariantCulture));

    private abstract class Item(PrimitiveDataViewType type)
    {
        public PrimitiveDataViewType Type => type;

        public abstract string[] Read(DataViewSchema.Annotations annotations, string kind);

        public abstract void Add(DataViewSchema.Annotations.Builder builder, string kind, string[] texts);
    }

    private sealed class Item<T>(PrimitiveDataViewType type, Func<T, string> format, Func<string, T> parse) : Item(type)
    {
        public override string[] Read(DataViewSchema.Annotations annotations, string kind)
        {
            VBuffer<T> values = default;
            annotations.GetValue(kind, ref values);
            return [.. values.DenseValues().Select(format)];
        }

        public override void Add(DataViewSchema.Annotations.Builder builder, string kind, string[] texts)
        {
            T[] values = [.. texts.Select(parse)];
            builder.Add(kind, new VectorDataViewType(Type, values.Length), (ref VBuffer<T> names) => new VBuffer<T>(values.Length, values).CopyTo(ref names));
        }
    }
}
