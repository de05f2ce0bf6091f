using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>A vector of Single. The networks see every slot standardised: (value - mean) / deviation over the training rows.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Dimensions">The dimensions of the column's type.</param>
/// <param name="Mean">Mean of every slot.</param>
/// <param name="Deviation">Standard deviation of every slot. Where it is 0, the slot is only centred, and is generated as the constant that it is.</param>
/// <param name="SlotNames">The names of the slots, or null.</param>
internal sealed record VectorColumn(string Name, int[] Dimensions, float[] Mean, float[] Deviation, ValueNames? SlotNames) : FeatureColumn(Name)
{
    [JsonIgnore]
    public override DataViewType Type => new VectorDataViewType(NumberDataViewType.Single, Dimensions);

    [JsonIgnore]
    public override DataViewSchema.Annotations Annotations =>
        SlotNames is null ? base.Annotations : SlotNames.ToAnnotations(ValueNames.SlotNames);

    /// <summary>What a slot of a given deviation is divided by.</summary>
    public static float Divisor(float deviation) => deviation > 0 ? deviation : 1;

    public override void Check(DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Single) && vector.Size == Mean.Length) return;
        throw Mismatch(column, $"a vector of Single of size {Mean.Length}");
    }

    public override Func<Tensor?> OptionalReader(DataViewRow row, DataViewSchema.Column column)
    {
        var source = new VectorSource(row, column);
        var values = new float[Mean.Length];
        return () =>
        {
            if (!source.TryRead(values)) return null;
            for (int i = 0; i < values.Length; i++) values[i] = (values[i] - Mean[i]) / Divisor(Deviation[i]);
            return tensor(values, [1, values.Length]);
        };
    }

    public override Delegate Getter(SampleSource sample) => new ValueGetter<VBuffer<float>>((ref VBuffer<float> value) =>
    {
        var standardised = sample();
        var editor = VBufferEditor.Create(ref value, Mean.Length);
        if (standardised.IsEmpty) editor.Values.Fill(float.NaN);
        for (int i = 0; i < standardised.Length; i++) editor.Values[i] = standardised[i] * Deviation[i] + Mean[i];
        value = editor.Commit();
    });
}
