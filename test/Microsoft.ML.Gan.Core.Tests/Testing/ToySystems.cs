using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Objectives.FDivergences;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The two-player systems with the settings that their toy trainings were calibrated with, by what may be expected of them.</summary>
internal static class ToySystems
{
    private static readonly MlpFamily Mlp = new(64, 3), SpectralMlp = new(64, 3) { SpectralCritic = true };

    private static readonly StandardGan NonSaturating = new();

    public static ToyTraining WganGp { get; } = new(Game(new Wasserstein(), Adam(0, 0.9), 3) with { Regularizers = [new GradientPenalty(0.1)] });

    public static ToyTraining WganDiv { get; } = new(Game(new Wasserstein(), Adam(0, 0.9), 3) with { Regularizers = [new DivergencePenalty()] });

    public static ToyTraining GanQpL1 { get; } = GanQp(new QuadraticPotential());

    public static ToyTraining R1Sgan { get; } = new(Game(NonSaturating, Adam(0, 0.99)) with { Regularizers = [new ZeroCenteredPenalty(0.1)] });

    public static ToyTraining SpectralHinge { get; } = new(Game(new Hinge(), Adam(0, 0.9))) { Family = SpectralMlp };

    /// <summary>All modes, evenly and sharply.</summary>
    public static IReadOnlyDictionary<string, ToyTraining> Regularized { get; } = new Dictionary<string, ToyTraining>
    {
        [nameof(WganGp)] = WganGp,
        [nameof(WganDiv)] = WganDiv,
        [nameof(GanQpL1)] = GanQpL1,
        ["GanQpL2"] = GanQp(new QuadraticPotential(Distance: SampleDistance.RootMeanSquare)),
        ["GanQpAllPairs"] = GanQp(new QuadraticPotential(Form: PotentialForm.UnaryAllPairs)),
        ["GanQpBinary"] = GanQp(new QuadraticPotential(Form: PotentialForm.Binary)) with { Family = new PackedFamily(Mlp, 2) },
        [nameof(SpectralHinge)] = SpectralHinge,
        ["SpectralSgan"] = new(Game(NonSaturating, Adam(0, 0.9))) { Family = SpectralMlp },
        [nameof(R1Sgan)] = R1Sgan,
        ["PackedSgan"] = new(Game(NonSaturating, Adam(0.5, 0.999))) { Family = new PackedFamily(Mlp, 2) },
    };

    /// <summary>All modes, but blurred.</summary>
    public static IReadOnlyDictionary<string, ToyTraining> Loose { get; } = new Dictionary<string, ToyTraining>
    {
        ["Pearson"] = new(Game(new FGan(new PearsonChiSquared()), Adam(0, 0.9))),
        ["ClippedWgan"] = new(Game(new Wasserstein(), new RmsPropSettings(5e-4), 5) with { Constraints = [new WeightClipping(0.05)] }),
    };

    /// <summary>Modes are lost.</summary>
    public static IReadOnlyDictionary<string, ToyTraining> Plain { get; } = new Dictionary<string, ToyTraining>
    {
        ["Lsgan"] = new(Game(new LeastSquares(), Adam(0.5, 0.999))),
        ["Sgan"] = new(Game(NonSaturating, Adam(0.5, 0.999))),
    };

    private static ToyTraining GanQp(QuadraticPotential objective) => new(Game(objective, Adam(0.5, 0.999), 2));

    private static AdamSettings Adam(double beta1, double beta2) => new(1e-3, beta1, beta2);

    private static AdversarialGame Game(Objective objective, OptimizerSettings optimizer, int criticSteps = 1) =>
        new(objective) { Critic = optimizer, Generator = optimizer, CriticSteps = new(criticSteps) };
}
