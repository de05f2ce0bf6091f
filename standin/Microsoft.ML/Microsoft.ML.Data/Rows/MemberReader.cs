// Reads a member of a user's row as the value of its column.
using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

internal static class MemberReader
{
    /// A ValueGetter over the member of whatever row `current` says is the current one.
    public static Delegate Getter<TRow>(SchemaDefinition.Column column, Func<TRow> current)
    {
        Type member = DataViewTypeManager.MemberType(column.Member);
        bool isText = member == typeof(string), isArray = member.IsArray, isBuffer = member.IsGenericType && member.GetGenericTypeDefinition() == typeof(VBuffer<>);
        Type raw = isText ? typeof(ReadOnlyMemory<char>) : member == typeof(string[]) ? typeof(VBuffer<ReadOnlyMemory<char>>)
            : isArray ? typeof(VBuffer<>).MakeGenericType(member.GetElementType()!) : member;
        if (raw != column.ColumnType.RawType)
            throw new InvalidOperationException($"Can't bind the IDataView column '{column.ColumnName}' of type '{column.ColumnType}' to field or property '{column.MemberName}' of type '{member}'.");
        if (isText) return Text(Peek<TRow, string>(column.Member), current);
        if (member == typeof(string[])) return Texts(Peek<TRow, string[]>(column.Member), current);
        string method = isArray ? nameof(Vector) : isBuffer ? nameof(Buffer) : nameof(Direct);
        Type item = isArray ? member.GetElementType()! : isBuffer ? member.GetGenericArguments()[0] : member;
        return (Delegate)typeof(MemberReader).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(TRow), item).Invoke(null, [column.Member, current])!;
    }

    internal static Func<TRow, TMember> Peek<TRow, TMember>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    private static ValueGetter<TItem> Direct<TRow, TItem>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, TItem> peek = Peek<TRow, TItem>(member);
        return (ref TItem value) => value = peek(current());
    }

    private static ValueGetter<VBuffer<TItem>> Buffer<TRow, TItem>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, VBuffer<TItem>> peek = Peek<TRow, VBuffer<TItem>>(member);
        return (ref VBuffer<TItem> value) => peek(current()).CopyTo(ref value);
    }

    private static ValueGetter<VBuffer<TItem>> Vector<TRow, TItem>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, TItem[]?> peek = Peek<TRow, TItem[]?>(member);
        return (ref VBuffer<TItem> value) =>
        {
            TItem[] items = peek(current()) ?? [];
            var editor = VBufferEditor.Create(ref value, items.Length);
            items.CopyTo(editor.Values);
            value = editor.Commit();
        };
    }

    private static ValueGetter<ReadOnlyMemory<char>> Text<TRow>(Func<TRow, string?> peek, Func<TRow> current)
        => (ref ReadOnlyMemory<char> value) => value = peek(current()).AsMemory();

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts<TRow>(Func<TRow, string[]?> peek, Func<TRow> current)
        => (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] items = peek(current()) ?? [];
            var editor = VBufferEditor.Create(ref value, items.Length);
            for (int i = 0; i < items.Length; i++) editor.Values[i] = items[i].AsMemory();
            value = editor.Commit();
        };
}
