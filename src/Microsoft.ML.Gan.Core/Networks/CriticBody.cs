using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>A critic without its last layer, from which a <see cref="Conditioning.Conditioning"/> makes a <see cref="CriticNetwork"/>.</summary>
/// <param name="Features">Samples [N,...] to features [N,F], or [N/m,F] where m samples share a score.</param>
/// <param name="FeatureCount">F.</param>
/// <param name="LastLayer">Makes a linear layer [.,F] to [.,K] for given F and K, with or without a bias, initialised and normalised as the family does it.</param>
public sealed record CriticBody(nn.Module<Tensor, Tensor> Features, long FeatureCount, Func<long, long, bool, nn.Module<Tensor, Tensor>> LastLayer)
{
    /// <summary>A last layer for these features, [.,F] to [.,<paramref name="outputs"/>].</summary>
    public nn.Module<Tensor, Tensor> Head(long outputs, bool bias) => LastLayer(FeatureCount, outputs, bias);
}
