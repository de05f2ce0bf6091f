using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>The features of the whole image, as the mean or the sum over its places: [N,C,H,W] to [N,C].</summary>
internal sealed class FeaturePool(bool sum) : nn.Module<Tensor, Tensor>(nameof(FeaturePool))
{
    public override Tensor forward(Tensor x) => sum ? x.sum([2, 3]) : x.mean([2, 3]);
}
