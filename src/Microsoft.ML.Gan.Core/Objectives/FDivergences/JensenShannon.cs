using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>Twice the Jensen-Shannon divergence: f(u) = -(u + 1) log((1 + u)/2) + u log u, T = log 2 - sp(-v), f* = sp(v) - log 2.</summary>
public sealed record JensenShannon : FDivergence
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => u * u.log() - (u + 1) * ((1 + u) / 2).log();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => (2 * u / (1 + u)).log();

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => Math.Log(2) - softplus(-v);

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => softplus(v) - Math.Log(2);
}
