using Microsoft.ML.Gan.Networks.Conditioning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>
/// De Vries et al., "Modulating Early Visual Processing by Language" (2017): batch normalisation with the gain 1 + cW and the bias cB of the sample's
/// label, initially 1 and 0. [N,C,...] to the same shape.
/// </summary>
internal sealed class ConditionalBatchNormalization : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> norm;
    private readonly Embedding gain, bias;

    public ConditionalBatchNormalization(long channels, int classCount) : base(nameof(ConditionalBatchNormalization))
    {
        norm = nn.BatchNorm2d(channels, affine: false);
        (gain, bias) = (Zeros(classCount, channels), Zeros(classCount, channels));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor? labels)
    {
        // Vectors are images of one pixel to the layer.
        var maps = x.reshape(x.shape[0], x.shape[1], -1, 1);
        Tensor PerChannel(Embedding table) => table.Embed(labels).unsqueeze(-1).unsqueeze(-1);
        return (norm.call(maps) * (1 + PerChannel(gain)) + PerChannel(bias)).reshape(x.shape);
    }

    private static Embedding Zeros(int classCount, long channels)
    {
        var table = nn.Embedding(classCount, channels);
        using var noGrad = no_grad();
        table.weight!.zero_();
        return table;
    }
}
