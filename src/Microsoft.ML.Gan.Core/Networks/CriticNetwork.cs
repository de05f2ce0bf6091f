using TorchSharp;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// A critic D(x, y): samples [N,...] and, where it is conditional, class indices [N] (int64) to one raw score per sample [N],
/// or per pack of m samples [N/m]; high for real samples and never squashed.
/// </summary>
public abstract class CriticNetwork(string name) : torch.nn.Module<torch.Tensor, torch.Tensor?, torch.Tensor>(name);
