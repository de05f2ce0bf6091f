using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Cycle;

/// <summary>
/// A recipe for networks that turn a sample of one kind into one of another, and for the critics of both kinds. The record is the
/// configuration that is saved with a model: building twice from the same record and the same random state gives the same weights.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "family")]
[JsonDerivedType(typeof(ResNetTranslation), "resnet")]
[JsonDerivedType(typeof(MlpTranslation), "mlp")]
public abstract record TranslationFamily
{
    // The kinds are known to the file format; a kind that is not could be trained, but not saved.
    private protected TranslationFamily()
    {
    }

    /// <summary>Why the networks cannot translate between samples of two shapes, in either direction: what was found and what is accepted. Null where they can.</summary>
    public abstract string? Obstacle(SampleShape a, SampleShape b);

    /// <summary>Throws where there is an <see cref="Obstacle"/>.</summary>
    /// <exception cref="ArgumentException">As said.</exception>
    public void Check(SampleShape a, SampleShape b)
    {
        if (Obstacle(a, b) is { } reason) throw new ArgumentException(reason);
    }

    /// <summary>Builds a translator: [N,...<paramref name="from"/>] to [N,...<paramref name="to"/>]. Images end in tanh, vectors are linear.</summary>
    /// <param name="from">Shape of one input.</param>
    /// <param name="to">Shape of one output.</param>
    /// <param name="random">Source of the initial weights.</param>
    public abstract nn.Module<Tensor, Tensor> CreateTranslator(SampleShape from, SampleShape to, torch.Generator random);

    /// <summary>Builds a critic: [N,...<paramref name="shape"/>] to raw scores [N,...], one for each sample or for each patch of it.</summary>
    /// <param name="shape">Shape of one input.</param>
    /// <param name="random">Source of the initial weights.</param>
    public abstract nn.Module<Tensor, Tensor> CreateCritic(SampleShape shape, torch.Generator random);
}
