// Writes the value of a column into a member of a user's row.
using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

internal static class MemberWriter
{
    /// Which column goes into which member; the caller's error where a column is missing or of another type.
    public static List<(DataViewSchema.Column Column, MemberInfo Member)> Bind(DataViewSchema schema, SchemaDefinition definition, bool ignoreMissingColumns)
    {
        var bindings = new List<(DataViewSchema.Column, MemberInfo)>();
        foreach (SchemaDefinition.Column target in definition)
        {
            if (schema.GetColumnOrNull(target.ColumnName) is { } column)
            {
                if (!Accepts(DataViewTypeManager.MemberType(target.Member), column.Type.RawType))
                    throw new InvalidOperationException($"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or property '{target.MemberName}' of type '{DataViewTypeManager.MemberType(target.Member)}'.");
                bindings.Add((column, target.Member));
            }
            else if (!ignoreMissingColumns)
            {
                throw new InvalidOperationException($"Column '{target.ColumnName}' not found in the data view");
            }
        }
        return bindings;
    }

    /// Fills all bound members from the current row.
    public static Action<TRow> Create<TRow>(DataViewRow row, List<(DataViewSchema.Column Column, MemberInfo Member)> bindings)
    {
        Action<TRow>[] writers = bindings.Select(binding => Writer<TRow>(row, binding.Column, binding.Member)).ToArray();
        return example => Array.ForEach(writers, write => write(example));
    }

    private static bool Accepts(Type member, Type raw) => member == raw || raw == typeof(ReadOnlyMemory<char>) && member == typeof(string)
        || member.IsArray && (raw == typeof(VBuffer<>).MakeGenericType(member.GetElementType()!) || member == typeof(string[]) && raw == typeof(VBuffer<ReadOnlyMemory<char>>));

    private static Action<TRow> Writer<TRow>(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
    {
        Type type = DataViewTypeManager.MemberType(member);
        if (type == typeof(string)) return Text<TRow>(row, column, member);
        if (type == typeof(string[])) return Texts<TRow>(row, column, member);
        return (Action<TRow>)typeof(MemberWriter).GetMethod(type.IsArray ? nameof(Vector) : nameof(Direct), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(TRow), type.IsArray ? type.GetElementType()! : type).Invoke(null, [row, column, member])!;
    }

    private static Action<TRow, TMember> Poke<TRow, TMember>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow)), value = Expression.Parameter(typeof(TMember));
        return Expression.Lambda<Action<TRow, TMember>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }

    private static Action<TRow> Direct<TRow, TItem>(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
    {
        ValueGetter<TItem> getter = row.GetGetter<TItem>(column);
        Func<TRow, TItem> peek = MemberReader.Peek<TRow, TItem>(member);
        Action<TRow, TItem> poke = Poke<TRow, TItem>(member);
        return example =>
        {
            TItem value = peek(example);
            getter(ref value);
            poke(example, value);
        };
    }

    private static Action<TRow> Vector<TRow, TItem>(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
    {
        ValueGetter<VBuffer<TItem>> getter = row.GetGetter<VBuffer<TItem>>(column);
        Func<TRow, TItem[]?> peek = MemberReader.Peek<TRow, TItem[]?>(member);
        Action<TRow, TItem[]> poke = Poke<TRow, TItem[]>(member);
        VBuffer<TItem> buffer = default;
        return example =>
        {
            getter(ref buffer);
            TItem[] items = peek(example) is { } old && old.Length == buffer.Length ? old : new TItem[buffer.Length];
            buffer.CopyTo(items);
            poke(example, items);
        };
    }

    private static Action<TRow> Text<TRow>(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
    {
        ValueGetter<ReadOnlyMemory<char>> getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        Action<TRow, string> poke = Poke<TRow, string>(member);
        ReadOnlyMemory<char> text = default;
        return example =>
        {
            getter(ref text);
            poke(example, text.ToString());
        };
    }

    private static Action<TRow> Texts<TRow>(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        Action<TRow, string[]> poke = Poke<TRow, string[]>(member);
        VBuffer<ReadOnlyMemory<char>> texts = default;
        return example =>
        {
            getter(ref texts);
            poke(example, texts.DenseValues().Select(t => t.ToString()).ToArray());
        };
    }
}
