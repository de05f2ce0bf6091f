using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>
/// What a model has learned to generate, as a column: its name and type, and the way from its values to the networks' range and back.
/// Saved with the model.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(VectorColumn), "vector")]
[JsonDerivedType(typeof(ImageColumn), "image")]
internal abstract record FeatureColumn(string Name)
{
    /// <summary>The type of generated values.</summary>
    [JsonIgnore]
    public abstract DataViewType Type { get; }

    /// <summary>The annotations of generated values.</summary>
    [JsonIgnore]
    public virtual DataViewSchema.Annotations Annotations => DataViewSchema.Annotations.Empty;

    /// <summary>Throws where a column of this name has a type that cannot be scored.</summary>
    public abstract void Check(DataViewSchema.Column column);

    /// <summary>Reads the current row's value as [1,...] in the networks' range; null where it has none (no image, or NaN in every slot).</summary>
    public abstract Func<Tensor?> OptionalReader(DataViewRow row, DataViewSchema.Column column);

    /// <summary>As <see cref="OptionalReader"/>, where a row without a value is an error.</summary>
    public Func<Tensor> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var read = OptionalReader(row, column);
        return () => read() ?? throw new InvalidOperationException($"Row {row.Position} of column '{column.Name}' has no value.");
    }

    /// <summary>A ValueGetter of <see cref="Type"/> that makes values of generated samples.</summary>
    public abstract Delegate Getter(SampleSource sample);

    private protected static ArgumentOutOfRangeException Mismatch(DataViewSchema.Column column, string accepted) =>
        new(nameof(column), $"Column '{column.Name}' is {column.Type}, but the model was trained on {accepted}.");
}
