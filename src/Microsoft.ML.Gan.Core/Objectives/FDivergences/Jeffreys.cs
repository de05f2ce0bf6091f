using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>Jeffreys: KL(P||Q) + KL(Q||P), f(u) = (u - 1) log u. Its conjugate has no closed form: only <see cref="Parameterisation.LogRatio"/>.</summary>
public sealed record Jeffreys : FDivergence
{
    /// <inheritdoc/>
    public override bool Supports(Parameterisation parameterisation) => parameterisation == Parameterisation.LogRatio;

    /// <inheritdoc/>
    public override Tensor Function(Tensor u) => (u - 1) * u.log();

    /// <inheritdoc/>
    public override Tensor Derivative(Tensor u) => u.log() + 1 - 1 / u;

    /// <inheritdoc/>
    public override Tensor Activation(Tensor v) => throw NoClosedForm();

    /// <inheritdoc/>
    public override Tensor Conjugate(Tensor v) => throw NoClosedForm();

    private static NotSupportedException NoClosedForm() =>
        new($"The conjugate of the Jeffreys divergence has no closed form; use {nameof(Parameterisation)}.{nameof(Parameterisation.LogRatio)}.");
}
