using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.ResNet;

/// <summary>What the last layer of a residual critic sees of the last grid.</summary>
public enum FeaturePooling
{
    /// <summary>The mean over its places, after a rectifier.</summary>
    Mean,

    /// <summary>The sum over its places, after a rectifier.</summary>
    Sum,

    /// <summary>All of it, as it is.</summary>
    None,
}

/// <summary>The features of the whole image, as the mean or the sum over its places: [N,C,H,W] to [N,C].</summary>
internal sealed class FeaturePool(bool sum) : nn.Module<Tensor, Tensor>(nameof(FeaturePool))
{
    public override Tensor forward(Tensor x) => sum ? x.sum([2, 3]) : x.mean([2, 3]);
}
