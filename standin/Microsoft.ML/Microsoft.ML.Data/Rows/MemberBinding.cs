// A member of a user's row class bound to a column, to be read from objects or written into them.
using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

internal static class MemberBinding
{
    /// A ValueGetter over the member of whatever row `current` says is the current one.
    public static Delegate Getter<TRow>(SchemaDefinition.Column column, Func<TRow> current)
        => Invoke<TRow, Delegate>(nameof(Reader), column.Member, column.ColumnName, column.ColumnType, current);

    /// Which column goes into which member; the caller's error where a column is missing or of another type.
    public static List<(DataViewSchema.Column Column, MemberInfo Member)> Bind(DataViewSchema schema, SchemaDefinition definition, bool ignoreMissingColumns)
    {
        var bindings = new List<(DataViewSchema.Column, MemberInfo)>();
        foreach (SchemaDefinition.Column target in definition)
        {
            if (schema.GetColumnOrNull(target.ColumnName) is { } column)
            {
                _ = Conversion(target.Member, column.Name, column.Type);
                bindings.Add((column, target.Member));
            }
            else if (!ignoreMissingColumns)
            {
                throw new InvalidOperationException($"Column '{target.ColumnName}' not found in the data view");
            }
        }
        return bindings;
    }

    /// Fills all bound members from the current row of the view.
    public static Action<TRow> Setter<TRow>(DataViewRow row, List<(DataViewSchema.Column Column, MemberInfo Member)> bindings)
    {
        Action<TRow>[] writers = bindings.Select(b => Invoke<TRow, Action<TRow>>(nameof(Writer), b.Member, b.Column.Name, b.Column.Type, row, b.Column)).ToArray();
        return example => Array.ForEach(writers, write => write(example));
    }

    private static object Conversion(MemberInfo member, string column, DataViewType type)
    {
        Type memberType = DataViewTypeManager.MemberType(member);
        return MemberConversion.Between(memberType, type.RawType)
            ?? throw new InvalidOperationException($"Can't bind the IDataView column '{column}' of type '{type}' to field or property '{member.Name}' of type '{memberType}'.");
    }

    /// Calls Reader or Writer with the types of the member and the column.
    private static TResult Invoke<TRow, TResult>(string method, MemberInfo member, string column, DataViewType type, params object[] arguments)
        => (TResult)typeof(MemberBinding).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(TRow), DataViewTypeManager.MemberType(member), type.RawType).Invoke(null, [member, Conversion(member, column, type), .. arguments])!;

    private static ValueGetter<TValue> Reader<TRow, TMember, TValue>(MemberInfo member, IMemberConversion<TMember, TValue> conversion, Func<TRow> current)
    {
        Func<TRow, TMember> peek = Peek<TRow, TMember>(member);
        return (ref TValue value) => conversion.Read(peek(current()), ref value);
    }

    private static Action<TRow> Writer<TRow, TMember, TValue>(MemberInfo member, IMemberConversion<TMember, TValue> conversion, DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<TValue> getter = row.GetGetter<TValue>(column);
        Func<TRow, TMember> peek = Peek<TRow, TMember>(member);
        Action<TRow, TMember> poke = Poke<TRow, TMember>(member);
        TValue last = default!;
        return example =>
        {
            TMember present = peek(example);
            TValue value = conversion.Target(present, last);
            getter(ref value);
            poke(example, conversion.Write(present, value));
            last = value;
        };
    }

    private static Func<TRow, TMember> Peek<TRow, TMember>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    private static Action<TRow, TMember> Poke<TRow, TMember>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow)), value = Expression.Parameter(typeof(TMember));
        return Expression.Lambda<Action<TRow, TMember>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }
}
