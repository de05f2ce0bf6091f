using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Codes;

/// <summary>Normal laws of codes with independent coordinates, N(mean, diag(deviation^2)): a batch of posteriors, or a prior that broadcasts to one.</summary>
/// <param name="Mean">mu, [N,d]; [d] or [1] of a prior.</param>
/// <param name="Deviation">sigma, of a shape that broadcasts with the mean's. The law is the same for either sign; a distance is not.</param>
public readonly record struct DiagonalGaussian(Tensor Mean, Tensor Deviation)
{
    /// <summary>The law whose mean is the first half of the columns of [N,2d], and whose deviation is the second.</summary>
    public static DiagonalGaussian Split(Tensor columns)
    {
        long size = columns.shape[1] / 2;
        return new DiagonalGaussian(columns.narrow(1, 0, size), columns.narrow(1, size, size));
    }

    /// <summary>The same law, with deviations |sigma|.</summary>
    public DiagonalGaussian Unsigned() => this with { Deviation = Deviation.abs() };

    /// <summary>The reparameterisation z = mu + sigma * eps of codes [N,d] by normals eps [N,d].</summary>
    public Tensor At(Tensor normals) => Mean + Deviation * normals;

    /// <summary>The normals at which the law has given codes: the inverse of <see cref="At"/>.</summary>
    public Tensor Standardize(Tensor codes) => (codes - Mean) / Deviation;

    /// <summary>The same law, constant to autograd.</summary>
    public DiagonalGaussian Detach() => new(Mean.detach(), Deviation.detach());
}
