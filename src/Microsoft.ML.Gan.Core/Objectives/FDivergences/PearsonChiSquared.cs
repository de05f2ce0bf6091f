using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>Pearson chi^2: f(u) = (u - 1)^2, T = v, f* = v^2/4 + v.</summary>
public sealed record PearsonChiSquared : FDivergence
{
    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => (u - 1).square();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => 2 * (u - 1);

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => v;

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => v.square() / 4 + v;
}
