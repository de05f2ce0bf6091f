using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Codes;

/// <summary>A prior of codes, N(mean, diag(deviation^2)).</summary>
/// <param name="Mean">mu.</param>
/// <param name="Deviation">sigma, above 0.</param>
/// <exception cref="ArgumentException">A deviation is not above 0.</exception>
public sealed record GaussianPrior(PerCoordinate Mean, PerCoordinate Deviation)
{
    /// <summary>sigma, above 0.</summary>
    public PerCoordinate Deviation { get; } = Deviation.Values.All(value => value > 0)
        ? Deviation : throw new ArgumentException($"The deviations of a prior must be above 0, but are {Deviation}.", nameof(Deviation));

    /// <summary>The law, with the type and on the device of the codes [N,d] that it is to be compared with.</summary>
    public DiagonalGaussian For(Tensor codes) => new(Values(Mean, codes), Values(Deviation, codes));

    /// <summary>Fails where there are neither one nor <paramref name="size"/> values.</summary>
    internal void CheckSize(int size)
    {
        foreach (var values in new[] { Mean.Values, Deviation.Values })
        {
            if (values.Length != 1 && values.Length != size)
                throw new ArgumentException($"A prior has {values.Length} values, but the codes have {size} coordinates; give one value, or one for each coordinate.");
        }
    }

    private static Tensor Values(PerCoordinate values, Tensor like) => tensor([.. values.Values]).to(like.dtype, like.device);
}
