using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>
/// The truncation trick of Karras et al., "A Style-Based Generator Architecture for Generative Adversarial Networks" (2019): w' = w_avg + psi (w - w_avg)
/// draws samples towards the mean style, which trades variety for quality. Leave it off where samples are to have the data's variety, as for metrics.
/// </summary>
/// <param name="Psi">A finite number: 1 leaves w alone, 0 gives every sample the mean style. Default 0.7.</param>
/// <param name="Layers">Layers it applies to, from the first on, at least 0; there are two for every size. Default 8: up to 32x32.</param>
public sealed record Truncation(double Psi = 0.7, int Layers = 8)
{
    /// <summary>1 leaves w alone, 0 gives every sample the mean style.</summary>
    public double Psi { get; init => field = Require.Finite(value); } = Require.Finite(Psi);

    /// <summary>Layers it applies to.</summary>
    public int Layers { get; init; } = Layers >= 0 ? Layers : throw new ArgumentOutOfRangeException(nameof(Layers), Layers, "The number of layers is 0 or higher.");

    /// <summary>Styles [N,L,W] drawn towards a mean [W]. A sum of products, so that psi 1 and 0 give w and w_avg to the last bit.</summary>
    internal Tensor Apply(Tensor styles, Tensor average)
    {
        long layers = Math.Min(Layers, styles.shape[1]);
        return cat([(1 - Psi) * average + Psi * styles.narrow(1, 0, layers), styles.narrow(1, layers, styles.shape[1] - layers)], 1);
    }
}
