using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Persistence;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>Everything needed to build the two networks again; saved with every model.</summary>
/// <param name="Shape">Shape of one sample.</param>
/// <param name="LatentSize">Length of the latent z ~ N(0, I).</param>
/// <param name="Family">The networks' bodies.</param>
/// <param name="Conditioning">How the networks see the class.</param>
public sealed record GanArchitecture(
    SampleShape Shape, int LatentSize, [property: JsonConverter(typeof(NetworkFamilyConverter))] NetworkFamily Family, Conditioning Conditioning)
{
    /// <summary>Normals that one generated sample takes: the latent, and whatever noise the family needs behind it.</summary>
    [JsonIgnore]
    public int RowSize => LatentSize + Family.NoiseSize(Shape);

    /// <summary>A generator with weights drawn from <paramref name="random"/>.</summary>
    public GeneratorNetwork CreateGenerator(torch.Generator random) =>
        GlobalRandomState.Kept(() => Conditioning.CreateGenerator(Family, LatentSize, Shape, random));

    /// <summary>A critic with weights drawn from <paramref name="random"/>.</summary>
    public CriticNetwork CreateCritic(torch.Generator random) =>
        GlobalRandomState.Kept(() => Conditioning.CreateCritic(Family, Shape, random));

    /// <exception cref="ArgumentException">The number of labels does not go with the number of rows.</exception>
    internal void RequireLabels(int rows, int labels)
    {
        if (labels == (Conditioning.ClassCount == 0 ? 0 : rows)) return;
        throw new ArgumentException($"{rows} rows of a model with {Conditioning.ClassCount} classes were asked for with {labels} labels; a conditional model needs one for each row, any other none.", nameof(labels));
    }
}
