using System.Text.Json.Serialization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Data;

/// <summary>The classes that a model can generate, as a column. Saved with the model.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="RawType">Name of the .NET type of its values.</param>
/// <param name="KeyCount">Number of keys of a key column, 0 where it is none.</param>
/// <param name="KeyNames">What the keys stand for, or null where they are not keys or have no names.</param>
/// <param name="Values">The label of every class, ascending.</param>
/// <param name="Frequencies">The share of every class in the training rows.</param>
internal sealed record LabelColumn(string Name, string RawType, ulong KeyCount, ValueNames? KeyNames, long[] Values, double[] Frequencies)
{
    private const int MostListed = 20;

    /// <summary>The name of every class.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names => [.. Values.Select(value => Text(KeyNames, value))];

    /// <summary>The column's type.</summary>
    [JsonIgnore]
    public DataViewType Type => KeyCount == 0 ? Label.ItemType : new KeyDataViewType(Label.ItemType.RawType, KeyCount);

    /// <summary>The column's annotations.</summary>
    [JsonIgnore]
    public DataViewSchema.Annotations Annotations =>
        KeyNames is null ? DataViewSchema.Annotations.Empty : KeyNames.ToAnnotations(ValueNames.KeyValues);

    private LabelType Label => LabelType.Named(RawType);

    private string Known => string.Join(", ", Names.Take(MostListed)) + (Names.Count > MostListed ? ", ..." : "");

    /// <summary>The class of a name.</summary>
    /// <exception cref="ArgumentException">No class has it; the message lists those there are.</exception>
    public long Class(string name)
    {
        int index = Names.ToList().IndexOf(name);
        return index >= 0 ? index : throw new ArgumentException($"There is no label '{name}'. The labels of the training data are: {Known}.");
    }

    /// <summary>Throws where a column of this name has a type that labels of the training data cannot be compared with.</summary>
    public void Check(DataViewSchema.Column column)
    {
        if (LabelType.Find(column.Type) is not null && column.Type is KeyDataViewType == KeyCount > 0) return;
        throw new ArgumentOutOfRangeException(nameof(column), $"Column '{Name}' is {column.Type}, but the model was trained on labels of type {Type}.");
    }

    /// <summary>Reads the current row's class. Keys are compared by name where both sides have names, all else by value.</summary>
    public Func<long> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var label = LabelType.Find(column.Type)!.Reader(row, column);
        var names = KeyNames is null ? null : ValueNames.Find(column, ValueNames.KeyValues);
        var classes = Enumerable.Range(0, Values.Length).ToDictionary(i => Text(names is null ? null : KeyNames, Values[i]), i => (long)i);
        return () =>
        {
            string text = Text(names, label());
            if (classes.TryGetValue(text, out long found)) return found;
            throw new InvalidOperationException($"Row {row.Position} of column '{Name}' has the label '{text}', which the training data does not have. Its labels are: {Known}.");
        };
    }

    /// <summary>A ValueGetter of <see cref="Type"/> that gives the labels of classes.</summary>
    public Delegate Getter(Func<long> currentClass) => Label.Getter(() => Values[currentClass()]);

    private string Text(ValueNames? names, long value) =>
        names is not null && value >= 1 && value <= names.Texts.Length ? names.Texts[value - 1] : Label.Text(value);
}
