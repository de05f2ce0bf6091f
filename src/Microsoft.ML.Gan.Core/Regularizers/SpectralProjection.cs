using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>
/// The SN variant of the GAN-QP experiments: after each update every weight W of the critic is replaced by W / sigma(W), with sigma from some
/// power iterations started at a vector of ones. A normalisation's gain counts as a matrix of one row, so its Euclidean norm becomes 1.
/// </summary>
/// <param name="PowerIterations">At least 1. Default 5.</param>
public sealed record SpectralProjection(int PowerIterations = 5) : CriticConstraint
{
    /// <summary>At least 1.</summary>
    public int PowerIterations { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(PowerIterations);

    /// <inheritdoc/>
    public override void Apply(CriticNetwork critic)
    {
        foreach (var layer in critic.modules().Prepend(critic).Distinct())
        {
            if (layer.named_parameters(recurse: false).FirstOrDefault(entry => entry.name == "weight").parameter is not { } weight) continue;
            using var scope = NewDisposeScope();
            var matrix = SpectralMatrix.Of(layer, weight);
            var power = PowerIteration.Of(matrix, ones(matrix.shape[0], device: matrix.device), PowerIterations);
            weight.div_(power.Sigma(matrix));
        }
    }
}
