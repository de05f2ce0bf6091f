using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>KL(P||Q): f(u) = u log u, T = v, f* = e^(v-1).</summary>
public sealed record KullbackLeibler : FDivergence
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => u * u.log();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => u.log() + 1;

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => v;

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => (v - 1).exp();
}
