using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Mao et al., "Least Squares Generative Adversarial Networks" (2017): L_D = E (D(x_r) - b)^2 / 2 + E (D(x_f) - a)^2 / 2, L_G = E (D(x_f) - c)^2 / 2.
/// At b - c = 1 and b - a = 2 the generator minimises a Pearson chi^2 divergence.
/// </summary>
/// <param name="FakeTarget">a, the critic's target for generated samples. Default 0.</param>
/// <param name="RealTarget">b, the critic's target for real samples. Default 1.</param>
/// <param name="GeneratorTarget">c, the score the generator wants. Default 1.</param>
public sealed record LeastSquares(double FakeTarget = 0, double RealTarget = 1, double GeneratorTarget = 1) : Objective
{
    /// <summary>The coding (a, b, c) = (-1, 1, 0), which makes the objective a Pearson chi^2 divergence.</summary>
    public static LeastSquares Pearson { get; } = new(-1, 1, 0);

    /// <inheritdoc/>
    public override Tensor CriticLoss(CriticBatch batch) => HalfSquare(batch.RealScores, RealTarget) + HalfSquare(batch.FakeScores, FakeTarget);

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(GeneratorBatch batch) => HalfSquare(batch.FakeScores, GeneratorTarget);

    private static Tensor HalfSquare(Tensor scores, double target) => (scores - target).square().mean() / 2;
}
