using System.Text.Json.Serialization;
using TorchSharp;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>How a generator sees the label.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "input")]
[JsonDerivedType(typeof(EmbeddedClass), "embedding")]
[JsonDerivedType(typeof(ClassNormalization), "normalization")]
public abstract record ClassInput
{
    // The kinds are known to the file format; a kind that is not could be trained, but not saved.
    private protected ClassInput()
    {
    }

    internal abstract GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, int classCount, torch.Generator random);
}

/// <summary>Mirza and Osindero (2014): as a learned linear embedding beside the latent.</summary>
/// <param name="Size">Number of values of the embedding, at least 1. Default 50.</param>
public sealed record EmbeddedClass(int Size = 50) : ClassInput
{
    /// <summary>Length of the embedding.</summary>
    public int Size { get; init; } = Require.AtLeastOne(Size);

    /// <summary>
    /// Length, above 0, that an embedding has at first, as a root mean square: its values are N(0, InitialLength^2 / Size). Default 1, about that of a one-hot class. The root of
    /// the size, so N(0, 1), is usual elsewhere; but so long an embedding outweighs the latent, and samples of a class become alike.
    /// </summary>
    public double InitialLength { get; init => field = Require.Positive(value); } = 1;

    internal override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, int classCount, torch.Generator random) =>
        new EmbeddingGenerator(classCount, this, latentSize, family.CreateGenerator(latentSize + Size, shape, random), random);
}

/// <summary>
/// Miyato and Koyama (2018): as the gain 1 + cW and bias cB of batch normalisation, one of each per class, initially 1 and 0. For families whose generator
/// normalises over the batch; others are refused, because they would not see the label at all.
/// </summary>
public sealed record ClassNormalization : ClassInput
{
    internal override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, int classCount, torch.Generator random) =>
        family.CreateClassGenerator(latentSize, shape, classCount, random);
}
