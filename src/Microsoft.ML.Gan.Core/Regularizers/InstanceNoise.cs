using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>
/// Sonderby et al., "Amortised MAP Inference for Image Super-resolution" (2017): x + sigma_t n, n ~ N(0, I), on real and generated samples alike,
/// so that the two laws overlap. sigma falls linearly to 0.
/// </summary>
/// <param name="Sigma">sigma at the start, in the samples' units ([-1, 1] for images). Default 0.1.</param>
/// <param name="Until">Share of the training after which there is no noise, in (0, 1]. Default 0.5.</param>
public sealed record InstanceNoise(double Sigma = 0.1, double Until = 0.5)
{
    /// <summary>sigma at the start, at least 0.</summary>
    public double Sigma { get; init => field = Require.NotNegative(value); } = Require.NotNegative(Sigma);

    /// <summary>Share of the training after which there is no noise, in (0, 1].</summary>
    public double Until { get; init => field = Require.Within(value, 0, 1); } = Require.Within(Until, 0, 1);

    /// <summary>sigma at <paramref name="progress"/>, the share of the training that is over.</summary>
    public double SigmaAt(double progress) => Sigma * Math.Max(0, 1 - progress / Until);

    internal Tensor AddTo(Tensor samples, TrainingStep step)
    {
        double sigma = SigmaAt(step.Progress);
        return sigma == 0 ? samples : samples + sigma * randn(samples.shape, generator: step.Random.Regularization).to(samples.device);
    }
}
