using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// The label of one row: a class, or a vector of a model that was trained on vectors. Labels are equal where their numbers are. The default is class 0, which
/// a model that is not conditional ignores.
/// </summary>
public readonly struct Label : IEquatable<Label>
{
    private readonly float[]? vector;

    /// <summary>A class.</summary>
    /// <param name="index">Its index, at least 0.</param>
    public Label(long index) => Class = index;

    /// <summary>A vector, which is not copied and must not be changed.</summary>
    public Label(float[] vector) => this.vector = vector;

    /// <summary>Index of the class; 0 for all vectors.</summary>
    public long Class { get; }

    /// <summary>The vector; empty for a class.</summary>
    public ReadOnlySpan<float> Vector => vector;

    /// <summary>A class.</summary>
    public static implicit operator Label(long index) => new(index);

    /// <summary>A vector.</summary>
    public static implicit operator Label(float[] vector) => new(vector);

    /// <summary>Whether two labels are the same.</summary>
    public static bool operator ==(Label left, Label right) => left.Equals(right);

    /// <summary>Whether two labels are different.</summary>
    public static bool operator !=(Label left, Label right) => !left.Equals(right);

    /// <summary>Labels as the networks take them: class indices [N] (int64) or vectors [N,K] (float32).</summary>
    /// <param name="labels">At least one, all classes or all vectors of one length.</param>
    /// <exception cref="ArgumentException">They are of different kinds or lengths.</exception>
    public static Tensor Stack(ReadOnlySpan<Label> labels)
    {
        var (classes, rows) = (new long[labels.Length], new float[labels.Length * labels[0].Vector.Length]);
        int length = labels[0].Vector.Length;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i].Vector.Length != length) throw new ArgumentException($"Label {i} has {labels[i].Vector.Length} values, but label 0 has {length} (a class has none).", nameof(labels));
            classes[i] = labels[i].Class;
            labels[i].Vector.CopyTo(rows.AsSpan(i * length));
        }

        return length == 0 ? tensor(classes) : tensor(rows, [labels.Length, length]);
    }

    /// <summary>The labels of rows as the networks take them; none for null.</summary>
    public static Label[] Unstack(Tensor? labels)
    {
        if (labels is null) return [];
        if (labels.dtype == ScalarType.Int64) return [.. labels.data<long>().Select(index => new Label(index))];
        return [.. labels.data<float>().Chunk((int)labels.shape[1]).Select(vector => new Label(vector))];
    }

    /// <inheritdoc/>
    public bool Equals(Label other) => Class == other.Class && Vector.SequenceEqual(other.Vector);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Label other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Class);
        foreach (float value in Vector) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => vector is null ? FormattableString.Invariant($"{Class}") : string.Join(", ", vector.Select(value => FormattableString.Invariant($"{value}")));
}
