using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Arjovsky et al., "Wasserstein GAN" (2017): L_D = E D(x_f) - E D(x_r), L_G = -E D(x_f). It measures a distance only while something
/// holds the critic's slope near 1: <see cref="Regularizers.GradientPenalty"/> or <see cref="Regularizers.WeightClipping"/>.
/// </summary>
public sealed record Wasserstein : Objective
{
    // A critic that tells no samples apart has seen no distance, rather than 0/0.
    private const double SmallestSlope = 1e-30;

    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch) => batch.FakeScores.mean() - batch.RealScores.mean();

    /// <summary>
    /// "Wasserstein": (E D(x_r) - E D(x_f)) / K with K the steepest slope |D(x_r) - D(x_f)| / |x_r - x_f| of all pairs of the batch, in the samples' units. Unlike the
    /// critic's loss it does not hang on how steep the critic may be, so that trainings, and bounds of <see cref="Regularizers.WeightClipping"/>, can be compared.
    /// </summary>
    /// <remarks>
    /// D / K is a potential of Kantorovich's dual problem between the two batches, so this is a lower bound of their Wasserstein-1 distance.
    /// </remarks>
    public override IEnumerable<(string Name, Tensor Value)> Figures(CriticBatch batch) =>
        [(nameof(Wasserstein), (batch.RealScores.mean() - batch.FakeScores.mean()) / SteepestSlope(batch))];

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(GeneratorBatch batch) => -batch.FakeScores.mean();

    // Equal samples have no slope.
    private static Tensor SteepestSlope(CriticBatch batch)
    {
        var (real, fake) = (Points(batch.Real, batch.RealScores), Points(batch.Fake, batch.FakeScores));
        var distances = cdist(real, fake, compute_mode: compute_mode.donot_use_mm_for_euclid_dist);
        var rises = (batch.RealScores.unsqueeze(1) - batch.FakeScores.unsqueeze(0)).abs();
        return (rises / distances).where(distances > 0, zeros_like(distances)).max().clamp_min(SmallestSlope);
    }

    // What shares a score is one point.
    private static Tensor Points(Tensor samples, Tensor scores) => samples.reshape(scores.shape[0], -1);
}
