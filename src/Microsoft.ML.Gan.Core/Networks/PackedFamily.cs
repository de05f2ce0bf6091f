using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// Lin et al., "PacGAN: The Power of Two Samples in Generative Adversarial Networks" (2018): the critic scores <paramref name="Samples"/>
/// samples of one law together, which lets it see missing modes. The generator is <paramref name="Body"/>'s.
/// </summary>
/// <param name="Body">The networks' bodies.</param>
/// <param name="Samples">m, 2 to 4 for toys, 10 in CTGAN; the batch size must be a multiple of it.</param>
public sealed record PackedFamily(NetworkFamily Body, int Samples) : ExtendedFamily(Body)
{
    /// <summary>Samples that share a score.</summary>
    public int Samples { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Samples);

    /// <inheritdoc/>
    [JsonIgnore]
    public override int SamplesPerScore => Samples * Body.SamplesPerScore;

    internal override string? ObjectionToClassHeads => SamplesPerScore == 1 ? Body.ObjectionToClassHeads : "scores packs of samples, which have no single class";

    internal override string? ObjectionToBatch(int size) => size % SamplesPerScore == 0
        ? Body.ObjectionToBatch(size / Samples)
        : $"its critic scores packs of {SamplesPerScore} samples, of which batches of {size} are no multiple.";

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
