using System.Text.Json.Serialization;
using TorchSharp;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>Networks that see no class.</summary>
public sealed record Unconditional : Conditioning
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override int ClassCount { get => 0; init => ArgumentOutOfRangeException.ThrowIfNotEqual(value, 0); }

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        family.CreateGenerator(latentSize, shape, random);

    /// <inheritdoc/>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new ScoreCritic(family.CreateCritic(shape, random));
}
