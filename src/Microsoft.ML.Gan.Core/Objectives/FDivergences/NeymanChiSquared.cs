using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>Neyman chi^2: f(u) = (1 - u)^2 / u, T = 1 - e^(-v), f* = 2 - 2 e^(-v/2).</summary>
public sealed record NeymanChiSquared : FDivergence
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => (1 - u).square() / u;

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => 1 - 1 / u.square();

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => 1 - (-v).exp();

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => 2 - 2 * (-v / 2).exp();
}
