using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>Short trainings on eight Gaussians, with the thresholds they were calibrated to.</summary>
[TestClass]
public class Ring8Tests
{
    private const int Points = 10_000;

    public required TestContext TestContext { get; init; }

    public static IEnumerable<object[]> Fast => Named(nameof(ToySystems.WganGp), nameof(ToySystems.WganDiv), nameof(ToySystems.GanQpL1), nameof(ToySystems.SpectralHinge));

    public static IEnumerable<object[]> Regularized => Named([.. ToySystems.Regularized.Keys]);

    public static IEnumerable<object[]> Loose => Named([.. ToySystems.Loose.Keys]);

    public static IEnumerable<object[]> Plain => Named([.. ToySystems.Plain.Keys]);

    // Without its penalty WGAN-GP covers no mode, and WGAN-div diverges.
    [TestMethod]
    [DynamicData(nameof(Fast))]
    public void All_modes_are_found_in_1000_iterations(string system)
    {
        var score = Train(ToySystems.Regularized[system], 1000);
        Assert.AreEqual(8, score.Modes(atLeast: 20), score.ToString());
        Assert.IsLessThan(0.35, score.SlicedWasserstein, score.ToString());
    }

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Regularized))]
    public void The_modes_are_learnt_evenly_in_3000_iterations(string system)
    {
        var score = Train(ToySystems.Regularized[system], 3000);
        Assert.AreEqual(8, score.ModesOf(Points), score.ToString());
        Assert.IsGreaterThanOrEqualTo(0.6, score.HighQuality, score.ToString());
        Assert.IsLessThanOrEqualTo(0.15, score.Kl, score.ToString());
        Assert.IsLessThanOrEqualTo(0.2, score.SlicedWasserstein, score.ToString());
    }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow(1)]
    [DataRow(2)]
    public void WganGp_learns_the_modes_evenly_from_other_seeds(int seed)
    {
        var score = Train(ToySystems.WganGp with { Seed = seed }, 3000);
        Assert.AreEqual(8, score.ModesOf(Points), score.ToString());
        Assert.IsGreaterThanOrEqualTo(0.6, score.HighQuality, score.ToString());
    }

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Loose))]
    public void The_modes_are_found_if_not_sharply_in_3000_iterations(string system)
    {
        var score = Train(ToySystems.Loose[system], 3000);
        Assert.AreEqual(8, score.ModesOf(Points), score.ToString());
        Assert.IsGreaterThanOrEqualTo(0.3, score.HighQuality, score.ToString());
    }

    // The negative controls: what they generate is good, but modes are missing that R1 and packing keep (both are among the others).
    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Plain))]
    public void Without_help_samples_are_good_but_modes_may_be_missing(string system)
    {
        var score = Train(ToySystems.Plain[system], 3000);
        Assert.IsGreaterThanOrEqualTo(0.5, score.HighQuality, score.ToString());
    }

    // As section 13 has them.
    private static readonly EmbeddedClass Normal = new() { InitialLength = Math.Sqrt(50) };

    // With what share within 3 std after 1000 and 3000 iterations. Section 19's 0.91 where embeddings start as section 13 has them, and for concatenation its 0.95; of ours, whose
    // samples of a class are not nearly one point, what is calibrated here (unconditional trainers have about 0.8).
    public static IEnumerable<object[]> Conditionings =>
    [
        [nameof(Concatenation), new Concatenation(8), 0.95, 0.95],
        ["Projection, N(0, 1)", new Projection(8) { Input = Normal }, 0.85, 0.91], [nameof(Projection), new Projection(8) { Input = new EmbeddedClass() }, 0.7, 0.8],
        ["AuxiliaryClassifier, N(0, 1)", new AuxiliaryClassifier(8) { Input = Normal }, 0.9, 0.91], [nameof(AuxiliaryClassifier), new AuxiliaryClassifier(8), 0.75, 0.8],
        ["AuxiliaryClassifier, weight 1", new AuxiliaryClassifier(8) { GeneratorWeight = 1 }, 0.9, 0.9],
    ];

    // Fails if real samples are paired with other classes than their own in the critic's phase; without its projection or its classifier.
    [TestMethod]
    [DynamicData(nameof(Conditionings))]
    public void T_CG_4_a_conditional_generator_keeps_to_the_mode_of_its_class(string name, object conditioning, double atLeast, double _)
    {
        var (own, near) = TrainConditional((Conditioning)conditioning, 1000);
        Assert.IsGreaterThanOrEqualTo(0.99, own, $"{name}: share nearest to the centre of their class");
        Assert.IsGreaterThanOrEqualTo(atLeast, near, $"{name}: share within 3 std of it");
    }

    // Measured: 0.997, 0.940, 0.851, 0.968, 0.855 and 0.923. Fails as the short one does.
    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Conditionings))]
    public void T_CG_4_classes_are_sharp_in_3000_iterations(string name, object conditioning, double _, double atLeast)
    {
        var (own, near) = TrainConditional((Conditioning)conditioning, 3000);
        Assert.IsGreaterThanOrEqualTo(0.995, own, $"{name}: share nearest to the centre of their class");
        Assert.IsGreaterThanOrEqualTo(atLeast, near, $"{name}: share within 3 std of it");
    }

    public static IEnumerable<object[]> AngleConditionings => [[nameof(Concatenation), new Concatenation(2)], [nameof(Projection), new Projection(2) { Input = new EmbeddedClass() }]];

    // The label is (cos, sin) of the mode's angle. Calibrated: 1.000 for both. Fails if vectors do not go with their samples.
    [TestMethod]
    [DynamicData(nameof(AngleConditionings))]
    public void T_CG_4_a_generator_that_is_told_an_angle_begins_to_keep_to_its_mode(string name, object conditioning) =>
        Assert.IsGreaterThanOrEqualTo(0.98, TrainByAngle((Conditioning)conditioning, 500).Own, $"{name}: share nearest to the centre of their angle");

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(AngleConditionings))]
    public void T_CG_4_angles_are_kept_in_3000_iterations(string name, object conditioning)
    {
        var (own, near) = TrainByAngle((Conditioning)conditioning, 3000);
        Assert.IsGreaterThanOrEqualTo(0.99, own, $"{name}: share nearest to the centre of their angle");
        Assert.IsGreaterThanOrEqualTo(0.8, near, $"{name}: share within 3 std of it");
    }

    private static IEnumerable<object[]> Named(params string[] systems) => systems.Select(system => new object[] { system });

    private ToyScore Train(ToyTraining training, int iterations)
    {
        var score = ToyScore.Of(training.Samples(ToyMixture.Ring8, iterations, Points), ToyMixture.Ring8);
        TestContext.WriteLine(score.ToString());
        return score;
    }

    private (double Own, double Near) TrainConditional(Conditioning conditioning, int iterations)
    {
        var training = ToySystems.R1Sgan with { Conditioning = conditioning };
        using var gan = training.Run(ToyMixture.Ring8, iterations);
        return OwnModes(gan, mode => mode);
    }

    private (double Own, double Near) TrainByAngle(Conditioning conditioning, int iterations)
    {
        var (points, modes) = ToyMixture.Ring8.Draw(ToyTraining.DataSize, seed: 1);
        using var data = new Dataset(tensor(points, [modes.Length, 2]), tensor(modes.SelectMany(Direction).ToArray(), [modes.Length, 2]));
        using var gan = (ToySystems.R1Sgan with { Conditioning = conditioning }).Run(data, iterations);
        return OwnModes(gan, mode => Direction(mode));
    }

    private static float[] Direction(long mode) => [(float)Math.Cos(mode * Math.PI / 4), (float)Math.Sin(mode * Math.PI / 4)];

    // Of points that are asked for by the labels of modes, drawn at random: the share that is nearest to its own mode, and the share within 3 std of it.
    private (double Own, double Near) OwnModes(TrainedGan gan, Func<long, Label> labelOf)
    {
        var sampler = new Sampler(gan, 1);
        var modes = sampler.DrawLabels(0, Points, [.. Enumerable.Repeat(1.0 / 8, 8)]);
        using var samples = sampler.Rows(0, Points, [.. modes.Select(mode => labelOf(mode.Class))]);
        var values = samples.data<float>().ToArray();
        var nearest = modes.Select((mode, i) => (mode, found: ToyMixture.Ring8.Nearest(values[2 * i], values[(2 * i) + 1]))).Where(pair => pair.found.Mode == pair.mode.Class).ToList();
        double near = nearest.Count(pair => pair.found.Distance <= 3 * ToyMixture.Ring8.Std);
        TestContext.WriteLine($"own {nearest.Count / (double)Points:f4}, within 3 std {near / Points:f4}");
        return (nearest.Count / (double)Points, near / Points);
    }
}
