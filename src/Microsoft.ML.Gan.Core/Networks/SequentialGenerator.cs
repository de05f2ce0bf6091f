using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>A generator that is one layer after the other.</summary>
internal sealed class SequentialGenerator : GeneratorNetwork
{
    private readonly nn.Module<Tensor, Tensor?, Tensor> layers;

    public SequentialGenerator(IReadOnlyList<nn.Module> layers) : base(nameof(SequentialGenerator))
    {
        this.layers = new ConditionalSequence(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents, Tensor? labels) => layers.call(latents, labels);
}
