using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Su, "GAN-QP" (2018): with Delta the difference of a real and a generated sample's scores and d a distance between the two samples,
/// L_D = E (-Delta + |Delta|^p / (p (lambda d)^(p-1))), L_G = E Delta. No Lipschitz constraint is needed, and the generator's gradient
/// does not vanish with distance. The quadratic term is not in the generator's loss: its denominator would pull x_f onto x_r.
/// </summary>
/// <param name="Lambda">Scale of the distance, above 0. Training with Adam is nearly independent of it. Default 10.</param>
/// <param name="Distance">d of two samples, a mean over their elements. Default L1.</param>
/// <param name="Form">Default: the unary form, over the pairs (i, i) of a batch.</param>
/// <param name="Power">p, an even number of at least 2. Default 2.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Power"/> is not an even number of at least 2.</exception>
public sealed record QuadraticPotential(
    double Lambda = 10, SampleDistance Distance = SampleDistance.MeanAbsolute, PotentialForm Form = PotentialForm.Unary, int Power = 2) : Objective
{
    /// <summary>Scale of the distance, above 0.</summary>
    public double Lambda { get; init => field = Require.Positive(value); } = Require.Positive(Lambda);

    // Identical pairs occur in tables; the penalty of such a pair is then large but finite.
    private const double MinDistance = 1e-6;

    /// <summary>p, an even number of at least 2.</summary>
    public int Power { get; } = Power >= 2 && Power % 2 == 0
        ? Power : throw new ArgumentOutOfRangeException(nameof(Power), Power, "The power must be an even number of at least 2.");

    /// <inheritdoc/>
    public override bool ComparesSamples => Form == PotentialForm.Binary;

    /// <inheritdoc/>
    public override bool MeasuresDistances => true;

    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch)
    {
        var (realScores, fakeScores) = (batch.RealScores, batch.FakeScores);
        // What shares a score is one point. A pair (x_r, x_f) is as far from (x_f, x_r) as x_r from x_f.
        var (real, fake) = (Points(batch.Real, realScores), Points(batch.Fake, fakeScores));
        if (Form == PotentialForm.UnaryAllPairs)
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

    private static Tensor Points(Tensor samples, Tensor scores) => samples.detach().reshape(scores.shape[0], -1);
}
