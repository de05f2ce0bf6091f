using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Objectives.Posterior;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

[TestClass]
public class PosteriorFamilyTests
{
    private static readonly PosteriorFamily Small = new(4) { Channels = 2, Units = 8, BankSize = 8 };
    private static readonly ImageShape Image = new(1, 16, 8);

    public static IEnumerable<object[]> Starts =>
        [[SigmaActivation.None, 1.5], [SigmaActivation.Softplus, 1.5], [SigmaActivation.Abs, 1.5], [SigmaActivation.Softplus, 0.2]];

    // Section 11.3 at 128x128, scaled down to 1 channel: up-blocks 8-8-4-2-1, down-blocks 1-2-4-8-8, two layers each.
    // Fails if the cap is not 8 times the width, or if a block changes its width in the second layer.
    [TestMethod]
    public void Widths_are_those_of_the_table()
    {
        var shape = new ImageShape(3, 128, 128);
        var family = new PosteriorFamily(4) { Channels = 1, BankSize = 1 };
        using var random = new Generator(1, CPU);
        using var generator = family.CreateGenerator(3, shape, random);
        using var critic = new Unconditional().CreateCritic(family, shape, random);
        static string Widths(nn.Module network) => string.Join(' ', network.modules().OfType<Conv2d>().Select(layer => layer.out_channels));
        Assert.AreEqual("8 8 8 8 4 4 2 2 1 1 3", Widths(generator));
        Assert.AreEqual("1 1 2 2 4 4 8 8 8 8", Widths(critic));
        Assert.HasCount(2 * 5 + 1, generator.modules().OfType<AdaptiveBatchNormalization>().ToList());
    }

    // Fails if a head is not normalised, or a convolution is forgotten: two in each of two blocks, and two heads.
    [TestMethod]
    public void Every_layer_of_the_critic_is_spectral_where_it_is_wanted()
    {
        using var random = new Generator(1, CPU);
        foreach (bool spectral in new[] { true, false })
        {
            using var critic = new Unconditional().CreateCritic(Small with { SpectralCritic = spectral }, new ImageShape(1, 16, 16), random);
            Assert.HasCount(spectral ? 6 : 0, critic.modules().OfType<Layers.SpectralLayer>().ToList());
        }
    }

    // Without biases a black image has features 0, so that the heads show their biases. Fails if an activation is not undone in sigma's.
    [TestMethod]
    [DynamicData(nameof(Starts))]
    public void Posteriors_start_around_0_with_the_middle_priors_deviation(SigmaActivation activation, double sigma)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var family = Small with { Sigma = activation, Priors = new(new(-1, sigma / 2), new(3, new[] { 1.5 * sigma, 1.5 * sigma, 1.5 * sigma, 1.5 * sigma })) };
        using var critic = new Unconditional().CreateCritic(family, Image, random);
        var posterior = DiagonalGaussian.Split(critic.Judge(zeros(Image.Batched(2)), null).Features!);
        Assert.AreEqual(0, posterior.Mean.abs().max().ToDouble());
        Assert.IsTrue(posterior.Deviation.allclose(full([2, 4], sigma), rtol: 1e-5));
        if (activation == SigmaActivation.None) return;
        var bright = critic.Judge(1000 * randn(Image.Batched(64), generator: random), null).Features!;
        Assert.IsGreaterThanOrEqualTo(0, DiagonalGaussian.Split(bright).Deviation.min().ToDouble());
    }

    // Fails if the score compares anything but (D - P_a)^2 and (D - P_b)^2, or if a condition hides the posterior.
    [TestMethod]
    public void The_score_is_half_the_difference_of_the_squared_distances()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var priors = new PosteriorPriors(new(new[] { -1.0, -2, 0, 1 }, 0.5), new(2, 1.5));
        var family = Small with { Priors = priors, SpectralCritic = false };
        var (x, y) = (randn(Image.Batched(5), generator: random), tensor(new[] { 0L, 1, 2, 1, 0 }));
        foreach (Conditioning.Conditioning conditioning in new Conditioning.Conditioning[] { new Unconditional(), new Concatenation(3) })
        {
            using var critic = conditioning.CreateCritic(family, Image, random);
            var verdict = critic.Judge(x, y);
            var posterior = DiagonalGaussian.Split(verdict.Features!);
            Tensor To(GaussianPrior prior) => DistributionDistance.Analytic.Squared(posterior, prior.For(posterior.Mean), random);
            Assert.IsTrue(verdict.Scores.allclose((To(priors.Fake) - To(priors.Real)) / 2, rtol: 1e-4, atol: 1e-5));
            CollectionAssert.AreEqual(Bits.Of(verdict.Scores), Bits.Of(critic.call(x, y)));
        }
    }

    // Fails if the score is 0 anywhere else than between the priors, or falls with mu.
    [TestMethod]
    public void The_score_is_2_at_the_real_prior_and_minus_2_at_the_fake_one()
    {
        using var scope = NewDisposeScope();
        using var realism = new Realism(PosteriorPriors.Default);
        var laws = tensor(new[] { 1f, 1, 1, 1, -1, -1, 1, 1, 0, 0, 1, 1 }, [3, 4]);
        CollectionAssert.AreEqual(new[] { 2f, -2, 0 }, realism.call(laws).data<float>().ToArray());
    }

    // A code that is given as its normals must arrive as itself. Fails if the prior of another kind, or none, is applied.
    [TestMethod]
    public void The_last_values_of_a_row_are_the_normals_of_the_middle_prior()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var shifted = Small with { Priors = new(new(1, 2), new(3, 4)) };
        using var standard = Small.CreateGenerator(3, new VectorShape(2), random);
        using var other = shifted.CreateGenerator(3, new VectorShape(2), random);
        Persistence.Weights.Copy(standard, other);
        var (noise, code) = (randn([8, 3], generator: random), randn([8, 4], generator: random));
        Tensor Generated(GeneratorNetwork generator, Tensor normals) => generator.call(cat([noise, normals], 1), null);
        Assert.IsTrue(Generated(standard, code).allclose(Generated(other, (code - 2) / 3), rtol: 1e-3, atol: 1e-4));
        Assert.IsFalse(Generated(standard, code).allclose(Generated(other, code), rtol: 1e-2, atol: 1e-2));
    }

    // Fails if the noise is not used, or something is drawn in the generator.
    [TestMethod]
    public void T_P2_8_noise_and_code_decide_the_sample_and_each_has_a_say()
    {
        foreach (SampleShape shape in new SampleShape[] { Image, new VectorShape(3) })
        {
            using var scope = NewDisposeScope();
            using var random = new Generator(1, CPU);
            using var generator = Small.CreateGenerator(3, shape, random);
            generator.eval();
            var (noise, code) = (randn([2, 3], generator: random), randn([2, 4], generator: random));
            Tensor Generated(Tensor eps, Tensor z) => generator.call(cat([eps, z], 1), null);
            CollectionAssert.AreEqual(Bits.Of(Generated(noise, code)), Bits.Of(Generated(noise, code)));
            CollectionAssert.AreNotEqual(Bits.Of(Generated(noise, code)), Bits.Of(Generated(noise + 1, code)));
            CollectionAssert.AreNotEqual(Bits.Of(Generated(noise, code)), Bits.Of(Generated(noise, code + 1)));
        }
    }

    // Fails if the layer hides its running statistics from those who recompute them.
    [TestMethod]
    public void Standing_statistics_reach_the_normalisation_by_code()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var generator = Small.CreateGenerator(3, Image, random);
        var before = generator.buffers().Select(Bits.Of).ToList();
        StandingStatistics.Recompute(generator, [(randn([8, 7], generator: random), null)]);
        Assert.IsTrue(before.Zip(generator.buffers(), (old, now) => !old.SequenceEqual(Bits.Of(now))).All(changed => changed));
        Assert.HasCount(3 * generator.modules().OfType<AdaptiveBatchNormalization>().Count(), before);
    }

    // One class or three: the critic's only head says how real a law is. Fails if the family does not object.
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void A_critic_that_ends_in_a_law_of_codes_has_no_head_of_classes(int classes)
    {
        using var random = new Generator(1, CPU);
        foreach (var family in new NetworkFamily[] { Small, new PackedFamily(Small, 1) })
        {
            foreach (var conditioning in new Conditioning.Conditioning[] { new Projection(classes), new AuxiliaryClassifier(classes), new LabelSelection(classes) })
            {
                string message = Assert.ThrowsExactly<ArgumentException>(() => conditioning.CreateCritic(family, Image, random)).Message;
                StringAssert.Contains(message, $"{conditioning.GetType().Name} needs a head");
                StringAssert.Contains(message, "ends in a law of codes; choose Concatenation");
            }
        }
    }

    [TestMethod]
    public void What_does_not_fit_is_refused()
    {
        using var random = new Generator(1, CPU);
        var wrong = Small with { Priors = new(new(new double[3], 1), new(1, 1)) };
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => wrong.CreateGenerator(3, Image, random)).Message, "3 values, but the codes have 4");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LiteralStatistics(1)).Message, "at least 2");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PosteriorFamily(0));
    }
}
