using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Mlp;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>Networks that can be trained, but whose critic fails in evaluation mode.</summary>
internal sealed record BrokenFamily : NetworkFamily
{
    private static readonly MlpFamily Sound = new(4, 1);

    public override bool CriticMixesSamples => false;

    public override bool ImagesOnly => false;

    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) => Sound.CreateGenerator(inputSize, shape, random);

    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var body = Sound.CreateCritic(shape, random);
        return body with { Features = new Broken(body.Features) };
    }

    private sealed class Broken : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> features;

        public Broken(nn.Module<Tensor, Tensor> features) : base(nameof(Broken))
        {
            this.features = features;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => training ? features.call(x) : throw new InvalidDataException("The critic is broken.");
    }
}
