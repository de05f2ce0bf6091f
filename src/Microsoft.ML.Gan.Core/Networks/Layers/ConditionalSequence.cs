using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>Layers one after the other; those that take the class beside their input get it.</summary>
internal sealed class ConditionalSequence : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly IReadOnlyList<nn.Module> layers;

    public ConditionalSequence(params IReadOnlyList<nn.Module> layers) : base(nameof(ConditionalSequence))
    {
        this.layers = layers;
        foreach (var (index, layer) in layers.Index()) register_module($"{index}", layer);
    }

    public override Tensor forward(Tensor x, Tensor? labels) => layers.Aggregate(x, (y, layer) => layer switch
    {
        nn.Module<Tensor, Tensor> plain => plain.call(y),
        nn.Module<Tensor, Tensor?, Tensor> conditional => conditional.call(y, labels),
        _ => throw new InvalidOperationException($"A {layer.GetType().Name} is no layer of a sequence."),
    });
}
