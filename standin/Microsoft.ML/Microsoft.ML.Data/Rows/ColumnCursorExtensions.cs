// One column of a view as an enumerable of its values.
using System.Reflection;

namespace Microsoft.ML.Data;

public static class ColumnCursorExtensions
{
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
        => data.GetColumn<T>(data.Schema.GetColumnOrNull(columnName) ?? throw new ArgumentOutOfRangeException(nameof(columnName), $"Could not find input column '{columnName}'"));

    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        object conversion = MemberConversion.Between(typeof(T), column.Type.RawType)
            ?? throw new InvalidOperationException($"Can't fetch column '{column.Name}' of type '{column.Type}' as '{typeof(T)}'");
        return (IEnumerable<T>)typeof(ColumnCursorExtensions).GetMethod(nameof(Values), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(T), column.Type.RawType).Invoke(null, [data, column, conversion])!;
    }

    private static IEnumerable<TMember> Values<TMember, TValue>(IDataView data, DataViewSchema.Column column, IMemberConversion<TMember, TValue> conversion)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<TValue> getter = cursor.GetGetter<TValue>(column);
        while (cursor.MoveNext())
        {
            TValue value = default!;
            getter(ref value);
            yield return conversion.Write(default!, value);
        }
    }
}
