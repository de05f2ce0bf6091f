using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>
/// De Vries et al., "Modulating Early Visual Processing by Language" (2017): batch normalisation whose gain and bias are those of the sample's class,
/// initially 1 and 0. [N,C,...] to the same shape.
/// </summary>
internal sealed class ConditionalBatchNormalization : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> norm, gain, bias;

    public ConditionalBatchNormalization(long channels, int classCount) : base(nameof(ConditionalBatchNormalization))
    {
        norm = nn.BatchNorm2d(channels, affine: false);
        (gain, bias) = (Table(classCount, channels, 1), Table(classCount, channels, 0));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor? labels)
    {
        // Vectors are images of one pixel to the layer.
        var maps = x.reshape(x.shape[0], x.shape[1], -1, 1);
        Tensor PerClass(nn.Module<Tensor, Tensor> table) => table.call(Require.Labels(labels)).unsqueeze(-1).unsqueeze(-1);
        return (norm.call(maps) * PerClass(gain) + PerClass(bias)).reshape(x.shape);
    }

    private static nn.Module<Tensor, Tensor> Table(int classCount, long channels, double start)
    {
        var table = nn.Embedding(classCount, channels);
        using var noGrad = no_grad();
        table.weight!.fill_(start);
        return table;
    }
}
