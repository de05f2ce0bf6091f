using TorchSharp;

namespace Microsoft.ML.Gan.Networks;

/// <summary>A generator G(z, y): latents [N,L] and, where it is conditional, class indices [N] (int64) to samples [N,...].</summary>
public abstract class GeneratorNetwork(string name) : torch.nn.Module<torch.Tensor, torch.Tensor?, torch.Tensor>(name);
