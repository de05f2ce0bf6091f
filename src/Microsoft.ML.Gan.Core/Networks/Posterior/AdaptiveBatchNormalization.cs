using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>
/// AdaIN over batch statistics: gain(z) (x - mean) / deviation + bias(z), with mean and deviation of each channel over the batch (its running ones in
/// evaluation) and gain and bias of each sample from its code z [N,d]. [N,C,...] to the same shape.
/// </summary>
internal sealed class AdaptiveBatchNormalization : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly CodeStatistics statistics;
    private readonly nn.Module<Tensor, Tensor> norm, posterior;

    public AdaptiveBatchNormalization(CodeStatistics statistics, int codeSize, long channels, torch.Generator random) : base(nameof(AdaptiveBatchNormalization))
    {
        this.statistics = statistics;
        norm = nn.BatchNorm2d(channels, affine: false);
        posterior = statistics.Create(codeSize, channels, random);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor? code)
    {
        // Vectors are images of one pixel to the layer.
        var maps = x.reshape(x.shape[0], x.shape[1], -1, 1);
        var (gain, bias) = statistics.Of(posterior.call(code!).reshape(x.shape[0], x.shape[1], statistics.OutputsPerChannel));
        Tensor PerMap(Tensor values) => values.unsqueeze(-1).unsqueeze(-1);
        return (PerMap(gain) * norm.call(maps) + PerMap(bias)).reshape(x.shape);
    }
}
