using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>The divergence of the original GAN, 2 JS - log 4: f(u) = u log u - (u + 1) log(u + 1), T = -sp(-v), f* = sp(v).</summary>
public sealed record GanDivergence : FDivergence
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => u * u.log() - (u + 1) * (u + 1).log();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => (u / (1 + u)).log();

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => -softplus(-v);

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => softplus(v);
}
