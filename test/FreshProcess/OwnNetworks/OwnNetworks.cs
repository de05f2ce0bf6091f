using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Own;

/// <summary>Networks as a user writes them: an assembly that the library does not know, against its public surface only.</summary>
/// <param name="Units">Width of the one hidden layer.</param>
public sealed record OwnNetworks(int Units) : NetworkFamily
{
    public override bool CriticMixesSamples => false;

    public override bool ImagesOnly => false;

    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) => new OwnGenerator(inputSize, Units, shape, random);

    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var features = nn.Sequential(nn.Flatten(), nn.Linear(shape.Size, Units).HeNormal(random), nn.Tanh());
        return new CriticBody(features, Units, (inputs, outputs, bias) => nn.Linear(inputs, outputs, bias).HeNormal(random));
    }

    private sealed class OwnGenerator : GeneratorNetwork
    {
        private readonly SampleShape shape;
        private readonly nn.Module<Tensor, Tensor> layers;

        public OwnGenerator(int inputSize, int units, SampleShape shape, torch.Generator random) : base(nameof(OwnGenerator))
        {
            this.shape = shape;
            layers = nn.Sequential(nn.Linear(inputSize, units).HeNormal(random), nn.Tanh(), nn.Linear(units, shape.Size).HeNormal(random));
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? labels) => layers.call(latents).reshape(shape.Batched(latents.shape[0])).tanh();
    }
}
