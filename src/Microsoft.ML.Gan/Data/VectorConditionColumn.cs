using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Data;

/// <summary>A condition column of vectors of Single, or of Single, which the networks see as they are.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Dimensions">The dimensions of a vector type; empty for Single.</param>
/// <param name="SlotNames">The names of the slots, or null.</param>
/// <param name="Bank">Vectors of training rows, row-major little-endian float32: the law that conditions are drawn from.</param>
internal sealed record VectorConditionColumn(string Name, int[] Dimensions, ValueNames? SlotNames, byte[] Bank) : ConditionColumn(Name)
{
    /// <summary>Most vectors in the bank; of more training rows as many are chosen at random.</summary>
    public const int BankSize = 10_000;

    [JsonIgnore]
    public override DataViewType Type => Dimensions.Length == 0 ? NumberDataViewType.Single : new VectorDataViewType(NumberDataViewType.Single, Dimensions);

    [JsonIgnore]
    public override DataViewSchema.Annotations Annotations => SlotNames is null ? DataViewSchema.Annotations.Empty : SlotNames.ToAnnotations(ValueNames.SlotNames);

    [JsonIgnore]
    public override int Size => Dimensions.Aggregate(1, (size, dimension) => size * dimension);

    public override void Check(DataViewSchema.Column column)
    {
        if (InputSchema.IsAlike(column.Type, Type)) return;
        throw new ArgumentOutOfRangeException(nameof(column), $"Column '{Name}' is {column.Type}, but the model was trained on conditions of type {Type}.");
    }

    public override Func<Label> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var source = new VectorSource(row, column);
        return () => source.Read(Size);
    }

    public override Delegate Getter(Func<Label> current) => Dimensions.Length == 0
        ? new ValueGetter<float>((ref float value) => value = current().Vector[0])
        : new ValueGetter<VBuffer<float>>((ref VBuffer<float> value) =>
        {
            var editor = VBufferEditor.Create(ref value, Size);
            current().Vector.CopyTo(editor.Values);
            value = editor.Commit();
        });

    public override Label Draw(Sampler sampler, long row)
    {
        var values = MemoryMarshal.Cast<byte, float>(Bank);
        return values.Slice(sampler.Choose(row, values.Length / Size) * Size, Size).ToArray();
    }

    /// <summary>A copy of each of some vectors, as labels.</summary>
    /// <exception cref="ArgumentException">A vector has another length, or a value that is not finite.</exception>
    public Label[] Labels(IReadOnlyList<float[]> vectors) => [.. vectors.Select((vector, index) =>
    {
        if (vector?.Length != Size) throw new ArgumentException($"Condition {index} has {vector?.Length ?? 0} values, but those of column '{Name}' have {Size}.", nameof(vectors));
        if (Array.FindIndex(vector, value => !float.IsFinite(value)) is var slot and >= 0)
            throw new ArgumentException($"Condition {index} has {vector[slot]} in slot {slot}; only finite numbers are accepted.", nameof(vectors));
        return new Label([.. vector]);
    })];
}
