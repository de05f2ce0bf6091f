using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Persistence;
using TorchSharp;

namespace Microsoft.ML.Gan.Networks;

/// <summary>The networks of another family, with a critic that sees more than one sample. The generator is <paramref name="Body"/>'s.</summary>
/// <param name="Body">The other family.</param>
public abstract record ExtendedFamily([property: JsonConverter(typeof(NetworkFamilyConverter))] NetworkFamily Body) : NetworkFamily
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool CriticMixesSamples => Body.CriticMixesSamples;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int SamplesPerScore => Body.SamplesPerScore;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ImagesOnly => Body.ImagesOnly;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int FewestLevels => Body.FewestLevels;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Growth Growing => Body.Growing;

    /// <inheritdoc/>
    public override NetworkFamily Suiting(SampleShape shape, long samples, long shown) => this with { Body = Body.Suiting(shape, samples, shown) };

    /// <inheritdoc/>
    public override NetworkFamily Innermost() => Body.Innermost();

    internal override string? ObjectionToClassHeads => Body.ObjectionToClassHeads;

    internal override string? ObjectionToBatch(int size) => Body.ObjectionToBatch(size);

    /// <inheritdoc/>
    public override int NoiseSize(SampleShape shape) => Body.NoiseSize(shape);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) =>
        Body.CreateGenerator(inputSize, shape, random);

    internal override GeneratorNetwork CreateClassGenerator(int inputSize, SampleShape shape, int classCount, torch.Generator random) =>
        Body.CreateClassGenerator(inputSize, shape, classCount, random);
}
