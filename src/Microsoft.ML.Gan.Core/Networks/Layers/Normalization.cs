using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>The normalisation between the layers of a convolutional network.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "norm")]
[JsonDerivedType(typeof(NoNormalization), "none")]
[JsonDerivedType(typeof(BatchNormalization), "batch")]
[JsonDerivedType(typeof(LayerNormalization), "layer")]
public abstract record Normalization
{
    /// <summary>No normalisation: the default in a critic under a gradient penalty.</summary>
    public static Normalization None { get; } = new NoNormalization();

    /// <summary>Batch normalisation: the default in generators; refused in a critic under a gradient penalty.</summary>
    public static Normalization Batch { get; } = new BatchNormalization();

    /// <summary>
    /// Batch normalisation as Keras has it by default: 0.001 in place of 0.00001 is added to the variance, running statistics move by a hundredth in place of a tenth,
    /// and gains start at 1.
    /// </summary>
    public static Normalization KerasBatch { get; } = new BatchNormalization(Epsilon: 1e-3, Momentum: 0.01, GainDeviation: 0);

    /// <summary>Layer normalisation over [C,H,W] of each sample with one gain and bias per channel: allowed under a gradient penalty.</summary>
    public static Normalization Layer { get; } = new LayerNormalization();

    /// <summary>Whether the value of one sample depends on the others of its batch.</summary>
    [JsonIgnore]
    public virtual bool MixesSamples => false;

    /// <summary>The layers that normalise [N,<paramref name="channels"/>,H,W]; empty for none.</summary>
    internal abstract IEnumerable<nn.Module<Tensor, Tensor>> Create(long channels, torch.Generator random);
}

internal sealed record NoNormalization : Normalization
{
    internal override IEnumerable<nn.Module<Tensor, Tensor>> Create(long channels, torch.Generator random) => [];
}

// DCGAN: gain N(1, 0.02^2), bias 0.
internal sealed record BatchNormalization(double Epsilon = 1e-5, double Momentum = 0.1, double GainDeviation = 0.02) : Normalization
{
    public override bool MixesSamples => true;

    internal override IEnumerable<nn.Module<Tensor, Tensor>> Create(long channels, torch.Generator random)
    {
        var layer = nn.BatchNorm2d(channels, Epsilon, Momentum);
        using (no_grad()) layer.weight!.normal_(1, GainDeviation, random);
        return [layer];
    }
}

internal sealed record LayerNormalization : Normalization
{
    // One group over all channels is layer normalisation with an affine map per channel, which keeps it independent of the image size.
    internal override IEnumerable<nn.Module<Tensor, Tensor>> Create(long channels, torch.Generator random)
    {
        var layer = nn.GroupNorm(1, channels);
        using (no_grad())
        {
            // TorchSharp leaves them uninitialised.
            layer.weight!.fill_(1);
            layer.bias!.zero_();
        }

        return [layer];
    }
}
