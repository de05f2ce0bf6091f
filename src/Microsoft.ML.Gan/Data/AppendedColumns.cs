using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Data;

/// <summary>Which columns can follow which.</summary>
internal static class AppendedColumns
{
    /// <summary>Throws where a view does not have the same columns as the first, in whatever order.</summary>
    /// <exception cref="ArgumentException">A column is missing, too many, or of another type or other keys.</exception>
    public static void Check(IReadOnlyList<DataViewSchema.Column> first, DataViewSchema other, int number)
    {
        foreach (var column in first)
        {
            if (other.GetColumnOrNull(column.Name) is not { } found) throw Mismatch($"View {number} has no column '{column.Name}' ({column.Type}), which view 1 has.");
            if (!Accepts(column.Type, found.Type)) throw Mismatch($"Column '{column.Name}' is {column.Type} in view 1, but {found.Type} in view {number}.");
            CheckKeys(column, found, number);
        }

        foreach (var column in other.Where(column => !column.IsHidden && first.All(f => f.Name != column.Name)))
        {
            throw Mismatch($"View {number} has the column '{column.Name}' ({column.Type}), which view 1 does not have.");
        }
    }

    // A column of images of any size takes images of every size.
    private static bool Accepts(DataViewType type, DataViewType found) =>
        type.Equals(found) || (type is ImageDataViewType { Height: 0, Width: 0 } && found is ImageDataViewType);

    // A key says nothing without what it stands for: key 1 of two views may be two different things.
    private static void CheckKeys(DataViewSchema.Column column, DataViewSchema.Column found, int number)
    {
        var (keys, other) = (ValueNames.Find(column, ValueNames.KeyValues), ValueNames.Find(found, ValueNames.KeyValues));
        if (Equals(keys, other)) return;
        throw Mismatch($"The keys of column '{column.Name}' stand for {Listed(keys)} in view 1, but for {Listed(other)} in view {number}. Map the values of both views to keys with one fitted MapValueToKey.");
    }

    private static string Listed(ValueNames? keys)
    {
        const int Most = 10;
        return keys is null ? "nothing" : string.Join(", ", keys.Texts.Take(Most)) + (keys.Texts.Length > Most ? ", ..." : "");
    }

    private static ArgumentException Mismatch(string message) => new(message);
}
