using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan.Data;

/// <summary>What a model can be asked for, as a column: its classes, or vectors. A row's value is a <see cref="Label"/> to the networks. Saved with the model.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LabelColumn), "classes")]
[JsonDerivedType(typeof(VectorConditionColumn), "vectors")]
internal abstract record ConditionColumn(string Name)
{
    /// <summary>The column's type.</summary>
    [JsonIgnore]
    public abstract DataViewType Type { get; }

    /// <summary>The column's annotations.</summary>
    [JsonIgnore]
    public abstract DataViewSchema.Annotations Annotations { get; }

    /// <summary>Number of classes, or length of a vector.</summary>
    [JsonIgnore]
    public abstract int Size { get; }

    /// <summary>Throws where a column of this name has a type that values of the training data cannot be compared with.</summary>
    public abstract void Check(DataViewSchema.Column column);

    /// <summary>Reads the current row's label.</summary>
    public abstract Func<Label> Reader(DataViewRow row, DataViewSchema.Column column);

    /// <summary>A ValueGetter of <see cref="Type"/> that gives the values of labels.</summary>
    public abstract Delegate Getter(Func<Label> current);

    /// <summary>The label of a generated row, by the law of the training data.</summary>
    public abstract Label Draw(Sampler sampler, long row);

    /// <summary>The label of a generated row that is to be of a class; where there are no classes any, as drawn.</summary>
    public virtual Label Draw(Sampler sampler, long row, int rowClass) => Draw(sampler, row);
}
