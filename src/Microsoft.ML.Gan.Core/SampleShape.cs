using System.Text.Json.Serialization;

namespace Microsoft.ML.Gan;

/// <summary>The shape of one sample, without the batch dimension: a <see cref="VectorShape"/> or an <see cref="ImageShape"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(VectorShape), "vector")]
[JsonDerivedType(typeof(ImageShape), "image")]
public abstract record SampleShape
{
    // The kinds are known to the file format; a kind that is not could be trained, but not saved.
    private protected SampleShape()
    {
    }

    /// <summary>The dimensions of one sample: [D] of a vector, [C,H,W] of an image.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<long> Dimensions { get; }

    /// <summary>Number of values in one sample.</summary>
    [JsonIgnore]
    public long Size => Dimensions.Aggregate(1L, (product, d) => product * d);

    /// <summary>The dimensions of a batch of samples: [N,D] or [N,C,H,W].</summary>
    public long[] Batched(long count) => [count, .. Dimensions];

    /// <summary>The shape with <paramref name="count"/> further channels (images) or values (vectors), as a condition concatenated to a sample gives it.</summary>
    public abstract SampleShape WithExtraChannels(int count);

    /// <summary>A human-readable form such as "3x32x32".</summary>
    public sealed override string ToString() => string.Join('x', Dimensions);
}

/// <summary>A vector of <paramref name="Length"/> numbers; a batch is [N,D].</summary>
public sealed record VectorShape(int Length) : SampleShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<long> Dimensions => [Length];

    /// <inheritdoc/>
    public override SampleShape WithExtraChannels(int count) => this with { Length = Length + count };
}

/// <summary>An image in channel-first order with values in [-1, 1]; a batch is [N,C,H,W].</summary>
public sealed record ImageShape(int Channels, int Height, int Width) : SampleShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<long> Dimensions => [Channels, Height, Width];

    /// <inheritdoc/>
    public override SampleShape WithExtraChannels(int count) => this with { Channels = Channels + count };
}
