using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class PosteriorSamplerTests
{
    private const int CodeSize = 3, Rows = 40;
    private static readonly ImageShape Shape = new(1, 8, 8);

    // Fails if the choice of a training row comes from a stream, or starts at the request.
    [TestMethod]
    public void T_RNG_1_a_row_does_not_depend_on_the_request_it_came_in()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Concatenation(3, EmbeddingSize: 2), bankRows: 9);
        var labels = Enumerable.Range(0, Rows).Select(i => new Label(i % 3)).ToArray();
        var all = new PosteriorSampler(gan, 5).Rows(0, Rows, labels);
        CollectionAssert.AreEqual(Bits.Of(all.narrow(0, 13, 20)), Bits.Of(new PosteriorSampler(gan, 5).Rows(13, 20, labels.AsSpan(13, 20))));
        CollectionAssert.AreNotEqual(Bits.Of(all), Bits.Of(new PosteriorSampler(gan, 6).Rows(0, Rows, labels)));
    }

    // Posteriors (10 k, 0) of row k, with classes 0, 1, 2, 0, ...: the code of a generated row is 10 k of a training row of its class.
    // Fails if a code is another class's, if all rows take one training row, or if a code is not standardised by the prior.
    [TestMethod]
    public void Reference_codes_are_of_training_rows_of_the_same_class()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Concatenation(3, EmbeddingSize: 2), bankRows: 9);
        var labels = Enumerable.Range(0, Rows).Select(i => new Label(i / 5 % 3)).ToArray();
        var sampler = new PosteriorSampler(gan, 5);
        var samples = sampler.Rows(3, Rows, labels);
        var chosen = new HashSet<int>();
        for (int i = 0; i < Rows; i++)
        {
            var candidates = Enumerable.Range(0, 9).Where(k => k % 3 == labels[i].Class);
            var wanted = Bits.Of(samples.narrow(0, i, 1));
            int match = candidates.Single(k => wanted.SequenceEqual(Bits.Of(sampler.Generate(full([1, CodeSize], 10f * k), 3 + i, [labels[i]]))));
            chosen.Add(match);
        }

        Assert.HasCount(9, chosen);
    }

    // Statistics of batches are taken over what is generated. Fails with codes of the prior, and if a class is counted on that no row has.
    [TestMethod]
    public void Normals_hold_the_codes_of_training_rows()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var gan = Gan(new Concatenation(3, EmbeddingSize: 2), bankRows: 2);
        var (sampler, labels) = (new PosteriorSampler(gan, 5), Enumerable.Range(0, 20).Select(i => new Label(i % 2)).ToArray());
        var normals = sampler.Normals(5, 20, labels);
        Assert.IsTrue(gan.Generator.call(normals, Label.Stack(labels)).allclose(sampler.Rows(5, 20, labels), rtol: 1e-4, atol: 1e-5));
        Assert.IsFalse(normals.allclose(new Sampler(gan, 5).Normals(5, 20, labels)));
        Assert.IsTrue(sampler.CanDraw(new Label(1)));
        Assert.IsFalse(sampler.CanDraw(new Label(2)));
    }

    // 10,000 choices of 10. Fails if the two ends are less likely than the rest, or one is left out.
    [TestMethod]
    public void All_training_rows_are_as_likely()
    {
        var counts = new int[10];
        for (long row = 0; row < 10_000; row++) counts[RowNoise.Choice(7, row, counts.Length)]++;
        // Four standard deviations of a binomial law: 4 sqrt(10,000 * 0.1 * 0.9).
        foreach (int count in counts) Assert.AreEqual(1000, count, 120);
    }

    // z = mu + tau sigma eps of the row's own eps, which is the end of the row that a plain sampler takes too.
    [TestMethod]
    public void Codes_are_the_posteriors_at_the_normals_of_the_row()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Unconditional());
        var x = Images(20);
        var sampler = new PosteriorSampler(gan, 5);
        var posterior = sampler.Posteriors(x, first: 7);
        Assert.IsTrue(posterior.Mean.allclose(gan.Critic.Posterior(x, null).Mean, atol: 1e-5));
        Assert.IsTrue(sampler.Codes(x, tau: 0, first: 7).allclose(posterior.Mean));
        var normals = stack([.. Enumerable.Range(7, 20).Select(row =>
        {
            var values = new float[2 + CodeSize];
            RowNoise.Latent(5, row, values);
            return tensor(values[2..]);
        })]);
        Assert.IsTrue(sampler.Codes(x, tau: 0.5, first: 7).allclose(posterior.Mean + 0.5 * posterior.Deviation * normals, atol: 1e-5));
    }

    // N(mu, sigma^2) is one law for both signs, and |sigma| is what is given and drawn with (section 11.4). Fails if one of the three has the critic's sign.
    [TestMethod]
    public void The_sign_of_sigma_makes_no_difference()
    {
        using var scope = NewDisposeScope();
        using TrainedGan positive = Gan(new Unconditional()), negative = Gan(new Unconditional());
        using (no_grad())
        {
            foreach (var (name, parameter) in negative.Critic.named_parameters())
                if (name.Contains("deviation.", StringComparison.Ordinal)) parameter.mul_(-1);
        }

        var x = Images(20);
        Assert.IsLessThan(0, negative.Critic.Posterior(x, null).Deviation.max().item<float>());
        foreach (var (gan, sign) in new[] { (positive, 1), (negative, -1) }) gan.Critic.Bank().Add(new DiagonalGaussian(full([1, CodeSize], 3f), full([1, CodeSize], sign * 2f)), null);
        PosteriorSampler expected = new(positive, 5), actual = new(negative, 5);
        CollectionAssert.AreEqual(Bits.Of(expected.Posteriors(x).Deviation), Bits.Of(actual.Posteriors(x).Deviation));
        CollectionAssert.AreEqual(Bits.Of(expected.Codes(x, tau: 0.5)), Bits.Of(actual.Codes(x, tau: 0.5)));
        CollectionAssert.AreEqual(Bits.Of(expected.Rows(0, 20)), Bits.Of(actual.Rows(0, 20)));
    }

    // Fails if rows take part in their neighbours' samples, or are numbered from the start of the request.
    [TestMethod]
    public void A_variation_depends_on_its_sample_and_its_row_only()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Unconditional());
        var x = Images(20);
        var sampler = new PosteriorSampler(gan, 5);
        var together = sampler.Vary(x, first: 30);
        for (int i = 0; i < 20; i += 3) CollectionAssert.AreEqual(Bits.Of(together.narrow(0, i, 1)), Bits.Of(sampler.Vary(x.narrow(0, i, 1), first: 30 + i)));
        CollectionAssert.AreNotEqual(Bits.Of(together), Bits.Of(sampler.Vary(x, first: 31)));
        CollectionAssert.AreNotEqual(Bits.Of(together), Bits.Of(sampler.Vary(x, tau: 0, first: 30)));
    }

    // Fails if the ends are exchanged.
    [TestMethod]
    public void Interpolation_goes_from_one_reconstruction_to_the_other()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Unconditional());
        var (from, to) = (Images(5), Images(5, seed: 4));
        var sampler = new PosteriorSampler(gan, 5);
        CollectionAssert.AreEqual(Bits.Of(sampler.Vary(from, tau: 0)), Bits.Of(sampler.Interpolate(from, to, 0)));
        CollectionAssert.AreEqual(Bits.Of(sampler.Vary(to, tau: 0)), Bits.Of(sampler.Interpolate(from, to, 1)));
        var middle = (sampler.Codes(from, 0) + sampler.Codes(to, 0)) / 2;
        Assert.IsTrue(sampler.Interpolate(from, to, 0.5).allclose(sampler.Generate(middle), atol: 1e-4));
    }

    // A row's code under the prior, N(3, 2), is the posterior's where that is the prior: then both samplers agree. Fails if codes do not come in as normals.
    [TestMethod]
    public void A_plain_sampler_takes_codes_of_the_prior()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Unconditional());
        gan.Critic.Bank().Add(new DiagonalGaussian(full([1, CodeSize], 3f), full([1, CodeSize], 2f)), null);
        Assert.IsTrue(new Sampler(gan, 5).Rows(0, Rows).allclose(new PosteriorSampler(gan, 5).Rows(0, Rows), atol: 1e-5));
    }

    // The bank knows class 1 only. Fails if rows of a block that nobody asked for are drawn from another class.
    [TestMethod]
    public void A_request_needs_training_rows_of_its_own_classes_only()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Concatenation(3, EmbeddingSize: 2));
        gan.Critic.Bank().Add(new DiagonalGaussian(zeros(4, CodeSize), ones(4, CodeSize)), full(4, 1L));
        var sampler = new PosteriorSampler(gan, 5);
        CollectionAssert.AreEqual(Shape.Batched(2), sampler.Rows(3, 2, [1, 1]).shape);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => sampler.Rows(3, 2, [1, 0])).Message, "of class 0");
    }

    [TestMethod]
    public void What_cannot_be_sampled_is_refused()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(new Unconditional());
        var sampler = new PosteriorSampler(gan, 5);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => sampler.Rows(0, 1)).Message, "no posterior of a training row");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => sampler.Vary(Images(1), tau: 1.5)).Message, "tau must be from 0 to 1");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => sampler.Vary(Images(1), labels: [0])).Message, "1 labels");

        using var training = SmallTraining.OfVectors();
        using var other = TrainedGan.Copy(training.Model);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new PosteriorSampler(other, 1)).Message, "need the networks of PosteriorFamily");
    }

    private static TrainedGan Gan(Conditioning conditioning, int bankRows = 0)
    {
        using var random = new torch.Generator(1, CPU);
        var family = new PosteriorFamily(CodeSize) { Channels = 2, BankSize = 10, SpectralCritic = false, Priors = new(new(1, 1), new(5, 3)) };
        var architecture = new GanArchitecture(Shape, 2, family, conditioning);
        var gan = new TrainedGan(architecture, architecture.CreateGenerator(random), architecture.CreateCritic(random));
        if (bankRows == 0) return gan;

        using var scope = NewDisposeScope();
        var means = (10 * arange(bankRows, ScalarType.Float32)).unsqueeze(1).expand(bankRows, CodeSize);
        gan.Critic.Bank().Add(new DiagonalGaussian(means, zeros(bankRows, CodeSize)), arange(bankRows).remainder(3));
        return gan;
    }

    private static Tensor Images(int count, ulong seed = 3)
    {
        using var random = new torch.Generator(seed, CPU);
        return randn(Shape.Batched(count), generator: random);
    }
}
