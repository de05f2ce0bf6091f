using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Su, "GAN-QP" (2018): with Delta = D(x_r) - D(x_f) and a distance d between the two samples,
/// L_D = E (-Delta + |Delta|^p / (p (lambda d)^(p-1))), L_G = E Delta. No Lipschitz constraint is needed, and the generator's gradient
/// does not vanish with distance. The quadratic term is not in the generator's loss: its denominator would pull x_f onto x_r.
/// </summary>
/// <param name="Lambda">Scale of the distance. Training with Adam is nearly independent of it. Default 10.</param>
/// <param name="Distance">d of two samples, a mean over their elements. Default L1.</param>
/// <param name="AllPairs">Average over all N^2 pairs of a batch instead of the N pairs (i, i): unbiased, less variance. Default false.</param>
/// <param name="Power">p, an even number of at least 2. Default 2.</param>
public sealed record QuadraticPotential(double Lambda = 10, SampleDistance Distance = SampleDistance.MeanAbsolute, bool AllPairs = false, int Power = 2) : Objective
{
    // Identical pairs occur in tables; the penalty of such a pair is then large but finite.
    private const double MinDistance = 1e-6;

    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch)
    {
        var (real, fake) = (batch.Real.detach().flatten(1), batch.Fake.detach().flatten(1));
        var (realScores, fakeScores) = (batch.RealScores, batch.FakeScores);
        if (AllPairs)
        {
            (real, fake) = (real.unsqueeze(1), fake.unsqueeze(0));
            (realScores, fakeScores) = (realScores.unsqueeze(1), fakeScores.unsqueeze(0));
        }

        var scale = Lambda * Distance.Between(real, fake).clamp_min(MinDistance);
        var delta = realScores - fakeScores;
        return (-delta + scale * (delta / scale).pow(Power) / Power).mean();
    }

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(GeneratorBatch batch) => batch.RealScores.Value.mean() - batch.FakeScores.mean();
}
