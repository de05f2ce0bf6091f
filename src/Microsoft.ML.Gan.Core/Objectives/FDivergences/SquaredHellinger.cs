using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>Squared Hellinger distance: f(u) = (sqrt u - 1)^2, T = 1 - e^(-v), f* = e^v - 1.</summary>
public sealed record SquaredHellinger : FDivergence
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => (u.sqrt() - 1).square();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => 1 - 1 / u.sqrt();

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => 1 - (-v).exp();

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => v.exp() - 1;
}
