using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Persistence;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// Lin et al., "PacGAN: The Power of Two Samples in Generative Adversarial Networks" (2018): the critic scores <paramref name="Samples"/>
/// samples of one law together, which lets it see missing modes. The generator is <paramref name="Body"/>'s.
/// </summary>
/// <param name="Body">The networks' bodies.</param>
/// <param name="Samples">m, 2 to 4 for toys, 10 in CTGAN; the batch size must be a multiple of it.</param>
public sealed record PackedFamily(
    [property: JsonConverter(typeof(NetworkFamilyConverter))] NetworkFamily Body, int Samples) : NetworkFamily
{
    /// <summary>Samples that share a score.</summary>
    public int Samples { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Samples);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool CriticMixesSamples => Body.CriticMixesSamples;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int SamplesPerScore => Samples * Body.SamplesPerScore;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ImagesOnly => Body.ImagesOnly;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Growth Growing => Body.Growing;

    internal override string? ObjectionToClassHeads => base.ObjectionToClassHeads ?? Body.ObjectionToClassHeads;

    internal override string? ObjectionToBatch(int size) => base.ObjectionToBatch(size) ?? Body.ObjectionToBatch(size / Samples);

    /// <inheritdoc/>
    public override int NoiseSize(SampleShape shape) => Body.NoiseSize(shape);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) =>
        Body.CreateGenerator(inputSize, shape, random);

    internal override GeneratorNetwork CreateClassGenerator(int inputSize, SampleShape shape, int classCount, torch.Generator random) =>
        Body.CreateClassGenerator(inputSize, shape, classCount, random);

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var body = Body.CreateCritic(shape.WithExtraChannels((Samples - 1) * (int)shape.Dimensions[0]), random);
        return body with { Features = new PackedFeatures(Samples, body.Features) };
    }

    /// <summary>Rows i*m .. i*m+m-1 become the channels of pack i: [N,C,...] to [N/m,F].</summary>
    private sealed class PackedFeatures : nn.Module<Tensor, Tensor>
    {
        private readonly long samples;
        private readonly nn.Module<Tensor, Tensor> body;

        public PackedFeatures(long samples, nn.Module<Tensor, Tensor> body) : base(nameof(PackedFeatures))
        {
            this.samples = samples;
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            if (x.shape[0] % samples != 0) throw new ArgumentException($"A batch of {x.shape[0]} samples cannot be packed by {samples}; the batch size must be a multiple.", nameof(x));
            return body.call(x.reshape([x.shape[0] / samples, x.shape[1] * samples, .. x.shape[2..]]));
        }
    }
}
