using Microsoft.ML.Gan.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>
/// Arjovsky et al., "Wasserstein GAN" (2017): every parameter of the critic, normalisation included, is kept in [-c, c]. It is clipped after each
/// update, so that the critic that teaches the generator lies in the box.
/// </summary>
/// <param name="Bound">c. Default 0.01.</param>
public sealed record WeightClipping(double Bound = 0.01) : CriticConstraint
{
    /// <summary>c, above 0.</summary>
    public double Bound { get; init => field = Require.Positive(value); } = Require.Positive(Bound);

    /// <inheritdoc/>
    public override void Apply(CriticNetwork critic)
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in critic.parameters()) parameter.clamp_(-Bound, Bound);
    }
}
