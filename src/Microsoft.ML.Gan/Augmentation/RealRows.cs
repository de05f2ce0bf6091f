using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>How many real rows there are to be added to.</summary>
/// <param name="Labels">The names of the classes, or null where there is no label column.</param>
/// <param name="Counts">The real rows of every class, or of all of them.</param>
internal sealed record RealRows(IReadOnlyList<string>? Labels, IReadOnlyList<long> Counts)
{
    public long Total => Counts.Sum();

    /// <summary>Counts rows before there is a model; of the columns only the label is read.</summary>
    public static RealRows Count(IDataView data, string? labelColumnName)
    {
        if (labelColumnName is null) return new(null, [Rows(data)]);
        var column = data.Schema[labelColumnName];
        using var cursor = data.GetRowCursor([column]);
        var reader = new LabelReader(cursor, column);
        while (cursor.MoveNext()) reader.Read();
        var (label, counts) = reader.Count();
        return new(label.Names, counts);
    }

    /// <summary>Counts rows of the classes that a model knows.</summary>
    public static RealRows Count(IDataView data, LabelColumn? label)
    {
        if (label is null) return new(null, [Rows(data)]);
        var column = data.Schema[label.Name];
        using var cursor = data.GetRowCursor([column]);
        var reader = label.Reader(cursor, column);
        var counts = new long[label.Values.Length];
        while (cursor.MoveNext()) counts[reader().Class]++;
        return new(label.Names, counts);
    }

    /// <summary>The index of a class.</summary>
    /// <exception cref="InvalidOperationException">There is no such class, or there are no classes at all.</exception>
    public int Class(string label)
    {
        if (Labels is null) throw new InvalidOperationException($"Rows of the class '{label}' are asked for, but the model has no label column.");
        int index = Labels.ToList().IndexOf(label);
        return index >= 0 ? index : throw new InvalidOperationException($"Rows of the class '{label}' are asked for, but the data has none. Its classes are: {string.Join(", ", Labels.Take(20))}.");
    }

    private static long Rows(IDataView data)
    {
        if (data.GetRowCount() is { } known) return known;
        using var cursor = data.GetRowCursor([]);
        long count = 0;
        while (cursor.MoveNext()) count++;
        return count;
    }
}
