using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Data;

/// <summary>The classes that a model can generate, as a column. Saved with the model.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="RawType">Name of the .NET type of its values.</param>
/// <param name="KeyCount">Number of keys of a key column, 0 where it is none.</param>
/// <param name="KeyNames">What the keys stand for, or null where they are not keys or have no names.</param>
/// <param name="Values">The label of every class, ascending.</param>
/// <param name="Frequencies">The share of every class in the training rows.</param>
internal sealed record LabelColumn(string Name, string RawType, ulong KeyCount, ValueNames? KeyNames, long[] Values, double[] Frequencies)
    : ConditionColumn(Name)
{
    private const int MostListed = 20;

    /// <summary>The name of every class.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names => [.. Values.Select(value => Text(KeyNames, value))];

    [JsonIgnore]
    public override DataViewType Type => KeyCount == 0 ? LabelType.ItemType : new KeyDataViewType(LabelType.ItemType.RawType, KeyCount);

    [JsonIgnore]
    public override DataViewSchema.Annotations Annotations =>
        KeyNames is null ? DataViewSchema.Annotations.Empty : KeyNames.ToAnnotations(ValueNames.KeyValues);

    [JsonIgnore]
    public override int Size => Values.Length;

    private LabelType LabelType => LabelType.Named(RawType);

    private string Known => string.Join(", ", Names.Take(MostListed)) + (Names.Count > MostListed ? ", ..." : "");

    /// <summary>The class of a name.</summary>
    /// <exception cref="ArgumentException">No class has it; the message lists those there are.</exception>
    public long Class(string name)
    {
        int index = Names.ToList().IndexOf(name);
        return index >= 0 ? index : throw new ArgumentException($"There is no label '{name}'. The labels of the training data are: {Known}.");
    }

    public override void Check(DataViewSchema.Column column)
    {
        if (LabelType.Find(column.Type) is not null && column.Type is KeyDataViewType == KeyCount > 0) return;
        throw new ArgumentOutOfRangeException(nameof(column), $"Column '{Name}' is {column.Type}, but the model was trained on labels of type {Type}.");
    }

    /// <summary>Reads the current row's class. Keys are compared by name where both sides have names, all else by value.</summary>
    public override Func<Label> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var label = LabelType.Find(column.Type)!.Reader(row, column);
        var names = KeyNames is null ? null : ValueNames.Find(column, ValueNames.KeyValues);
        var classes = Enumerable.Range(0, Values.Length).ToDictionary(i => Text(names is null ? null : KeyNames, Values[i]), i => (long)i);
        return () =>
        {
            string text = Text(names, label());
            if (classes.TryGetValue(text, out long found)) return found;
            throw new InvalidOperationException($"Row {row.Position} of column '{Name}' has the label '{text}', which is none of those that are known: {Known}.");
        };
    }

    public override Delegate Getter(Func<Label> current) => LabelType.Getter(() => Values[current().Class]);

    public override Label Draw(Sampler sampler, long row) => sampler.DrawLabels(row, 1, Frequencies)[0];

    public override Label Draw(Sampler sampler, long row, int rowClass) => rowClass;

    private string Text(ValueNames? names, long value) =>
        names is not null && value >= 1 && value <= names.Texts.Length ? names.Texts[value - 1] : LabelType.Text(value);
}
