using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>KL(Q||P): f(u) = -log u, T = -e^(-v), f* = v - 1.</summary>
public sealed record ReverseKullbackLeibler : FDivergence
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => -u.log();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => -1 / u;

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => -(-v).exp();

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => v - 1;
}
