using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>
/// Total variation: f(u) = |u - 1| / 2, T = tanh(v)/2, f* = T. f' is constant on both sides of 1, so that a log-ratio would get no gradient:
/// only <see cref="Parameterisation.OutputActivation"/>.
/// </summary>
public sealed record TotalVariation : FDivergence
{
    /// <inheritdoc/>
    public override bool Supports(Parameterisation parameterisation) => parameterisation == Parameterisation.OutputActivation;

    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => (u - 1).abs() / 2;

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => (u - 1).sign() / 2;

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => v.tanh() / 2;

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => v.tanh() / 2;
}
