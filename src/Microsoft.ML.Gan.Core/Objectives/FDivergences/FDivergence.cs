using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>
/// D_f(P||Q) = E_q f(p/q) for a convex f with f(1) = 0 (Nowozin et al., "f-GAN", 2016). P is the data.
/// All members are elementwise; u = p/q is positive, v is any real number.
/// </summary>
public abstract record FDivergence
{
    /// <summary>Whether a critic can be trained under <paramref name="parameterisation"/>. Default: under both.</summary>
    public virtual bool Supports(Parameterisation parameterisation) => true;

    /// <summary>f(u).</summary>
    public abstract Tensor Function(Tensor u);

    /// <summary>f'(u), the optimal critic value where the density ratio is u.</summary>
    public abstract Tensor Derivative(Tensor u);

    /// <summary>T = g_f(v): an increasing map of a raw score onto the domain of the conjugate f*.</summary>
    /// <exception cref="NotSupportedException">The conjugate has no closed form; use <see cref="Parameterisation.LogRatio"/>.</exception>
    public abstract Tensor Activation(Tensor v);

    /// <summary>f*(g_f(v)), written in v.</summary>
    /// <exception cref="NotSupportedException">The conjugate has no closed form; use <see cref="Parameterisation.LogRatio"/>.</exception>
    public abstract Tensor Conjugate(Tensor v);
}
