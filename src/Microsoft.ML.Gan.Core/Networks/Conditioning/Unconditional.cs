using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>Networks that see no class.</summary>
public sealed record Unconditional : Conditioning
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override int ClassCount { get => 0; init => ArgumentOutOfRangeException.ThrowIfNotEqual(value, 0); }

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        new UnconditionalGenerator(family.CreateGenerator(latentSize, shape, random));

    /// <inheritdoc/>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new UnconditionalCritic(family.CreateCritic(shape, random));

    private sealed class UnconditionalGenerator : GeneratorNetwork
    {
        private readonly nn.Module<Tensor, Tensor> body;

        public UnconditionalGenerator(nn.Module<Tensor, Tensor> body) : base(nameof(UnconditionalGenerator))
        {
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? labels) => body.call(latents);
    }

    private sealed class UnconditionalCritic : CriticNetwork
    {
        private readonly nn.Module<Tensor, Tensor> body;

        public UnconditionalCritic(nn.Module<Tensor, Tensor> body) : base(nameof(UnconditionalCritic))
        {
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels) => body.call(samples).squeeze(1);
    }
}
