using Microsoft.ML.Gan.Networks.Mlp;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Cycle;

/// <summary>
/// The fully connected networks of an <see cref="MlpFamily"/>, with a sample in the place of the latent: for vectors and very small images, and
/// between any two shapes. Layers start as PyTorch's do, at 41 % of He's deviation: a translator that starts large stays the arbitrary map it was born as.
/// </summary>
/// <param name="Units">Width of a hidden layer, at least 1. Default 128.</param>
/// <param name="Layers">Number of hidden layers, at least 1. Default 2.</param>
public sealed record MlpTranslation(int Units = 128, int Layers = 2) : TranslationFamily
{
    /// <summary>Width of a hidden layer.</summary>
    public int Units { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Units);

    /// <summary>Number of hidden layers.</summary>
    public int Layers { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Layers);

    private MlpFamily Body => new(Units, Layers);

    /// <inheritdoc/>
    public override string? Obstacle(SampleShape a, SampleShape b) => null;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTranslator(SampleShape from, SampleShape to, torch.Generator random) =>
        Started(new Translator(Body.CreateGenerator((int)from.Size, to, random)), random);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateCritic(SampleShape shape, torch.Generator random)
    {
        var body = Body.CreateCritic(shape, random);
        return Started(nn.Sequential(body.Features, body.Head(1, true)), random);
    }

    private static nn.Module<Tensor, Tensor> Started(nn.Module<Tensor, Tensor> network, torch.Generator random)
    {
        foreach (var layer in network.modules().OfType<TorchSharp.Modules.Linear>()) layer.FanInUniform(random);
        return network;
    }

    private sealed class Translator : nn.Module<Tensor, Tensor>
    {
        private readonly GeneratorNetwork body;

        public Translator(GeneratorNetwork body) : base(nameof(Translator))
        {
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => body.call(x.flatten(1), null);
    }
}
