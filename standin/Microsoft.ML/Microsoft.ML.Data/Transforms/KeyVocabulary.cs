// The distinct values behind the keys of a column, in the order of their keys.
using System.Globalization;

namespace Microsoft.ML.Data;

internal abstract class KeyVocabulary
{
    public abstract PrimitiveDataViewType ItemType { get; }
    public abstract int Count { get; }
    public abstract ValueGetter<uint> KeyGetter(DataViewRow row, DataViewSchema.Column column);
    public abstract DataViewSchema.Annotations Annotations(bool asText);
    public abstract void Write(BinaryWriter writer);

    private static readonly PrimitiveDataViewType[] s_types = [TextDataViewType.Instance, BooleanDataViewType.Instance, .. NumberDataViewType.All];

    public static KeyVocabulary Collect(IDataView data, DataViewSchema.Column column, int maximum, Transforms.ValueToKeyMappingEstimator.KeyOrdinality ordinality)
    {
        KeyVocabulary empty = Empty((PrimitiveDataViewType)column.Type);
        empty.Learn(data, column, maximum, ordinality == Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue);
        return empty;
    }

    public static KeyVocabulary Read(BinaryReader reader)
    {
        KeyVocabulary vocabulary = Empty(s_types[reader.ReadByte()]);
        vocabulary.ReadItems(reader);
        return vocabulary;
    }

    private static KeyVocabulary Empty(PrimitiveDataViewType type)
        => (KeyVocabulary)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type.RawType), type)!;

    private protected abstract void Learn(IDataView data, DataViewSchema.Column column, int maximum, bool sorted);
    private protected abstract void ReadItems(BinaryReader reader);

    private sealed class Of<T>(PrimitiveDataViewType type) : KeyVocabulary where T : notnull
    {
        private readonly List<T> _items = [];
        private readonly Dictionary<T, uint> _keys = new(typeof(T) == typeof(ReadOnlyMemory<char>) ? (IEqualityComparer<T>)(object)new TextComparer() : EqualityComparer<T>.Default);

        public override PrimitiveDataViewType ItemType => type;
        public override int Count => _items.Count;

        private protected override void Learn(IDataView data, DataViewSchema.Column column, int maximum, bool sorted)
        {
            var seen = new HashSet<T>(_keys.Comparer);
            var items = data.GetColumn<T>(column).Where(item => !IsMissing(item) && seen.Add(item)).Take(maximum).ToList();
            if (sorted) items.Sort(typeof(T) == typeof(ReadOnlyMemory<char>) ? (IComparer<T>)(object)new TextComparer() : Comparer<T>.Default);
            items.ForEach(Add);
        }

        public override ValueGetter<uint> KeyGetter(DataViewRow row, DataViewSchema.Column column)
        {
            ValueGetter<T> getter = row.GetGetter<T>(column);
            T item = default!;
            return (ref uint key) =>
            {
                getter(ref item);
                key = _keys.GetValueOrDefault(item);
            };
        }

        public override DataViewSchema.Annotations Annotations(bool asText)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            if (asText) builder.AddVector(SchemaAnnotationsExtensions.KeyValues, TextDataViewType.Instance, _items.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture).AsMemory()).ToArray());
            else builder.AddVector(SchemaAnnotationsExtensions.KeyValues, type, _items.ToArray());
            return builder.ToAnnotations();
        }

        public override void Write(BinaryWriter writer)
        {
            writer.Write((byte)Array.IndexOf(s_types, type));
            writer.Write(_items.Count);
            _items.ForEach(item => ValueCodec.WriteItem(writer, item));
        }

        private protected override void ReadItems(BinaryReader reader)
        {
            for (int count = reader.ReadInt32(); count > 0; count--) Add(ValueCodec.ReadItem<T>(reader));
        }

        private void Add(T item)
        {
            _items.Add(item);
            _keys.Add(item, (uint)_items.Count);
        }

        private static bool IsMissing(T item) => item is ReadOnlyMemory<char> { Length: 0 } or float.NaN or double.NaN;
    }

    private sealed class TextComparer : IEqualityComparer<ReadOnlyMemory<char>>, IComparer<ReadOnlyMemory<char>>
    {
        public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);
        public int GetHashCode(ReadOnlyMemory<char> text) => string.GetHashCode(text.Span);
        public int Compare(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceCompareTo(y.Span);
    }
}
