using System.Text.Json.Serialization;
using TorchSharp;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>How the two networks see the class of a sample. Part of the configuration that is saved with a model.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "conditioning")]
[JsonDerivedType(typeof(Unconditional), "none")]
[JsonDerivedType(typeof(Concatenation), "concatenation")]
public abstract record Conditioning
{
    // The kinds are known to the file format; a kind that is not could be trained, but not saved.
    private protected Conditioning()
    {
    }

    /// <summary>Number of classes, 0 where the networks see none.</summary>
    public abstract int ClassCount { get; init; }

    /// <summary>A generator of <paramref name="shape"/> from latents of <paramref name="latentSize"/>, with weights drawn from <paramref name="random"/>.</summary>
    public abstract GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random);

    /// <summary>A critic of <paramref name="shape"/>, with weights drawn from <paramref name="random"/>.</summary>
    public abstract CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random);
}
