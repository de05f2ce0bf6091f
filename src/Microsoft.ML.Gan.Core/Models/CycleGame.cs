using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// The losses of a CycleGAN and how its players are updated; the defaults are the paper's. With translators G: A to B and F: B to A and
/// |.| the mean absolute error, the translators minimise
/// <c>w (L_G(D_B(G a)) + L_G(D_A(F b))) + lambda_A |F(G a) - a| + lambda_B |G(F b) - b| + idt (lambda_A |F a - a| + lambda_B |G b - b|)</c>
/// and the critics L_D(D_A) + L_D(D_B), where L_G and L_D are the objective's losses, averaged over the patches that have scores.
/// </summary>
public sealed record CycleGame
{
    /// <summary>The two losses of each translator and its critic. Default: least squares with targets 1 and 0.</summary>
    public Objective Objective { get; init; } = new LeastSquares();

    /// <summary>w. Default 2: there is no 1/2 in the paper's E (D(G a) - 1)^2, as there is in <see cref="LeastSquares"/>.</summary>
    public double AdversarialWeight { get; init => field = Require.NotNegative(value); } = 2;

    /// <summary>lambda_A, the weight of the way from A to B and back. Default 10.</summary>
    public double CycleWeightA { get; init => field = Require.NotNegative(value); } = 10;

    /// <summary>lambda_B, the weight of the way from B to A and back. Default 10.</summary>
    public double CycleWeightB { get; init => field = Require.NotNegative(value); } = 10;

    /// <summary>
    /// idt, the weight (relative to lambda) of leaving a sample alone that is of the wanted domain already, which keeps colours. It needs domains of one
    /// shape. Default null: 0.5 between images with equally many channels, 0 otherwise; slots of vectors of one length need not mean the same.
    /// </summary>
    public double? IdentityWeight { get; init => field = value is { } weight ? Require.NotNegative(weight) : null; }

    /// <summary>Translated samples of each domain that the critics may be shown again later; at least 0, which is none. Default 50.</summary>
    public int PoolSize { get; init => field = Require.NotNegative(value); } = 50;

    /// <summary>The optimizer of both translators. Default: Adam, lr 2e-4, betas (0.5, 0.999).</summary>
    public OptimizerSettings Translators { get; init; } = new AdamSettings(2e-4, 0.5, 0.999);

    /// <summary>The optimizer of both critics. Default: as the translators'.</summary>
    public OptimizerSettings Critics { get; init; } = new AdamSettings(2e-4, 0.5, 0.999);

    /// <summary>idt between given domains.</summary>
    /// <exception cref="ArgumentException">A weight is asked for that samples of different shapes cannot have.</exception>
    internal double IdentityWeightOf(TranslationArchitecture architecture)
    {
        var (a, b) = (architecture.ShapeA, architecture.ShapeB);
        if (IdentityWeight is not { } weight) return a is ImageShape && a == b ? 0.5 : 0;
        if (weight == 0 || a == b) return weight;
        throw new ArgumentException(
            $"{nameof(IdentityWeight)} is {weight}, but samples of A are {a} and of B {b}: only samples of one shape can be left as they are. Set it to 0.", nameof(architecture));
    }
}
