using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using TorchSharp;

namespace Microsoft.ML.Gan.Models;

/// <summary>Everything needed to build the two networks again; saved with every model.</summary>
/// <param name="Shape">Shape of one sample.</param>
/// <param name="LatentSize">Length of the latent z ~ N(0, I).</param>
/// <param name="Family">The networks' bodies.</param>
/// <param name="Conditioning">How the networks see the class.</param>
public sealed record GanArchitecture(SampleShape Shape, int LatentSize, NetworkFamily Family, Conditioning Conditioning)
{
    /// <summary>A generator with weights drawn from <paramref name="random"/>.</summary>
    public GeneratorNetwork CreateGenerator(torch.Generator random) => Conditioning.CreateGenerator(Family, LatentSize, Shape, random);

    /// <summary>A critic with weights drawn from <paramref name="random"/>.</summary>
    public CriticNetwork CreateCritic(torch.Generator random) => Conditioning.CreateCritic(Family, Shape, random);
}
