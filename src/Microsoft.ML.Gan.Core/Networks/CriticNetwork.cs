using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// A critic D(x, y): samples [N,...] and, where it is conditional, class indices [N] (int64) or vectors [N,K] to one raw score per sample [N],
/// or per pack of m samples [N/m]; high for real samples and never squashed.
/// </summary>
public abstract class CriticNetwork(string name) : nn.Module<Tensor, Tensor?, Tensor>(name)
{
    /// <summary>The scores and whatever else the critic can say, in one pass.</summary>
    /// <param name="samples">Samples [N,...].</param>
    /// <param name="labels">Class indices [N] (int64) or vectors [N,K], or null.</param>
    public virtual Verdict Judge(Tensor samples, Tensor? labels) => new(call(samples, labels));
}
