using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

[TestClass]
public class PosteriorModelTests
{
    private const int CodeSize = 3, NoiseSize = 2;

    // Priors N(1, 0.5) and N(3, 1.5) have the middle N(2, 1): nothing is 0 or 1 that could be forgotten.
    private static readonly PosteriorFamily Vectors =
        new(CodeSize) { Units = 8, Layers = 1, BankSize = 6, SpectralCritic = false, Priors = new(new(1, 0.5), new(3, 1.5)) };

    private static readonly PosteriorGame NoPretraining = new() { Pretraining = Pretraining.None };

    private static readonly TrainingSettings Settings = new() { Iterations = 6, BatchSize = 4, ReportEvery = 1 };

    // The loss of section 11.5 from its formulas, with the same draws; and its gradient, to which z and x_f must be constants.
    // Fails if z is not D(x_r)'s, if it carries a gradient into D, or if the generator is differentiated.
    [TestMethod]
    public void The_critics_loss_is_that_of_the_paper_with_z_a_constant()
    {
        using var training = Train(NoPretraining);
        using var same = new RandomStreams(1);
        using var twin = Twin(training, same);
        using var scope = NewDisposeScope();
        var loss = training.Model.Phases[0].Loss(training.Step);

        var x = twin.Data.Rows(randperm(20, generator: same.DataOrder).narrow(0, 0, 4), CPU).Samples;
        var (mu, sigma) = D(twin.Model, x);
        var rows = randn(4, NoiseSize + CodeSize, generator: same.Latents);
        var z = (mu + sigma * rows.narrow(1, NoiseSize, CodeSize)).detach();
        var (muFake, sigmaFake) = D(twin.Model, G(twin.Model, rows, z).detach());
        var expected = ((mu - 3).square() + (sigma - 1.5).square()).mean() / 2 + ((muFake - 1).square() + (sigmaFake - 0.5).square()).mean() / 2;

        Assert.AreEqual(expected.ToSingle(), loss.ToSingle(), 1e-5);
        AssertSameGradient(expected, twin.Model.Critic, loss, training.Model.Critic);
        Assert.IsTrue(autograd.grad([training.Model.Phases[0].Loss(training.Step)], [.. training.Model.Generator.parameters()], allow_unused: true).All(gradient => gradient.IsInvalid));
    }

    // Fails if the pairs are of different rows, if lambda is not applied, if L_z moves D(x_r), or if L_adv aims at P_b.
    [TestMethod]
    public void The_generators_loss_is_that_of_the_paper()
    {
        using var training = Train(NoPretraining with { Lambda = 7 });
        using var same = new RandomStreams(1);
        using var twin = Twin(training, same);
        using var scope = NewDisposeScope();
        training.Step.Begin(isReporting: true);
        var loss = training.Model.Phases[1].Loss(training.Step);

        var x = twin.Data.Rows(randperm(20, generator: same.DataOrder).narrow(0, 0, 4), CPU).Samples;
        var (mu, sigma) = D(twin.Model, x);
        (mu, sigma) = (mu.detach(), sigma.detach());
        var rows = randn(4, NoiseSize + CodeSize, generator: same.Latents);
        var (muFake, sigmaFake) = D(twin.Model, G(twin.Model, rows, mu + sigma * rows.narrow(1, NoiseSize, CodeSize)));
        var codeLoss = ((muFake - mu).abs() + (sigmaFake - sigma).abs()).mean();
        var expected = ((muFake - 2).square() + (sigmaFake - 1).square()).mean() / 2 + 7 * codeLoss;

        Assert.AreEqual(expected.ToSingle(), loss.ToSingle(), 1e-5);
        Assert.AreEqual(codeLoss.ToSingle(), (float)training.Step.Metrics["CodeLoss"], 1e-5);
        AssertSameGradient(expected, twin.Model.Generator, loss, training.Model.Generator);
        AssertSameGradient(expected, twin.Model.Critic, loss, training.Model.Critic);
    }

    // In pre-training, and in all of a mixed batch, the code is the row's own under the prior N(2, 1), and L_G = L_adv.
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Codes_of_the_prior_have_no_code_loss(bool pretraining)
    {
        using var training = Train(pretraining ? new PosteriorGame() : NoPretraining with { PriorMixProbability = 1 });
        using var same = new RandomStreams(1);
        using var twin = Twin(training, same);
        using var scope = NewDisposeScope();
        training.Model.Begin(pretraining ? 999 : 0, 4);
        var loss = training.Model.Phases[1].Loss(training.Step);
        var rows = randn(4, NoiseSize + CodeSize, generator: same.Latents);
        var (mu, sigma) = D(twin.Model, G(twin.Model, rows, 2 + rows.narrow(1, NoiseSize, CodeSize)));
        Assert.AreEqual((((mu - 2).square() + (sigma - 1).square()).mean() / 2).ToSingle(), loss.ToSingle(), 1e-5);

        training.Step.Begin(isReporting: true);
        training.Model.Begin(1000, 4);
        training.Model.Phases[1].Loss(training.Step);
        Assert.AreEqual(pretraining, training.Step.Metrics["CodeLoss"] > 0);
    }

    // A mixed batch, row by row. Fails if the share is the posterior's, if whole batches are mixed, or if L_z counts rows of the prior.
    [TestMethod]
    public void Rows_of_the_prior_are_left_out_of_the_code_loss()
    {
        using var training = Train(NoPretraining with { PriorMixProbability = 0.3 });
        using var same = new RandomStreams(1);
        using var twin = Twin(training, same);
        using var order = randperm(20, generator: same.DataOrder);
        for (int i = 0; i < 5; i++)
        {
            using var scope = NewDisposeScope();
            var loss = training.Model.Phases[1].Loss(training.Step);
            var (mu, sigma) = D(twin.Model, twin.Data.Rows(order.narrow(0, 4 * i, 4), CPU).Samples);
            var rows = randn(4, NoiseSize + CodeSize, generator: same.Latents);
            var normals = rows.narrow(1, NoiseSize, CodeSize);
            var paired = rand(4, generator: same.Regularization).ge(0.3).to(ScalarType.Float32).unsqueeze(1);
            var (muFake, sigmaFake) = D(twin.Model, G(twin.Model, rows, paired * (mu + sigma * normals) + (1 - paired) * (2 + normals)));
            var codeLoss = (paired * ((muFake - mu).abs() + (sigmaFake - sigma).abs())).sum() / (CodeSize * paired.sum());
            Assert.AreEqual((((muFake - 2).square() + (sigmaFake - 1).square()).mean() / 2 + 10 * codeLoss).ToSingle(), loss.ToSingle(), 1e-4);
        }
    }

    [TestMethod]
    public void Pretraining_ends_in_time_and_may_leave_the_generator_alone()
    {
        Assert.AreEqual(1000, Pretraining.Full.AtMostATenthOf(50_000).Iterations);
        Assert.AreEqual(300, Pretraining.Full.AtMostATenthOf(3000).Iterations);
        Assert.AreEqual("1 1", $"{Pretraining.Full.GeneratorSteps(0)} {Pretraining.Full.GeneratorSteps(1000)}");
        Assert.AreEqual("0 0 1", $"{Pretraining.CriticOnly.GeneratorSteps(0)} {Pretraining.CriticOnly.GeneratorSteps(999)} {Pretraining.CriticOnly.GeneratorSteps(1000)}");
        Assert.IsFalse(Pretraining.None.Covers(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Pretraining(-1, true));
    }

    // The critic with its bank and its spectral estimates, and the generator but for its running statistics, which it moves in both phases.
    // Fails if the bank is filled, or a spectral estimate moved, in the generator's phase.
    [TestMethod]
    public void T_P2_6_a_phase_leaves_the_other_network_as_it_was()
    {
        using var training = Train(NoPretraining, Vectors with { SpectralCritic = true });
        byte[] Parameters() => [.. training.Model.Generator.parameters().SelectMany(parameter => Bits.Of((Tensor)parameter))];
        void Step(int phase)
        {
            training.Loop.Phases[phase].Begin(0, 10, new(4));
            Assert.IsTrue(training.Loop.Phases[phase].TryStep(training.Step));
        }

        var generator = Parameters();
        Step(0);
        CollectionAssert.AreEqual(generator, Parameters());
        var critic = Bits.Of(training.Model.Critic);
        Step(1);
        CollectionAssert.AreEqual(critic, Bits.Of(training.Model.Critic));
        CollectionAssert.AreNotEqual(generator, Parameters());
    }

    // Estimates that follow the weights through a training are near; once they have caught up with weights that stand still they are exact.
    // Fails if the estimates do not follow the weights, with a constant added to sigma, or if heads have none.
    [TestMethod]
    public void T_P2_7_every_matrix_of_the_critic_has_the_largest_singular_value_1()
    {
        using var training = Train(
            NoPretraining with { Critic = new AdamSettings(1e-3, 0, 0.999) }, new PosteriorFamily(CodeSize) { Channels = 2, BankSize = 6 }, new ImageShape(1, 8, 8), Settings with { Iterations = 60 });
        training.Loop.Run();
        using var scope = NewDisposeScope();
        var layers = training.Model.Critic.modules().OfType<SpectralLayer>().ToList();
        Assert.HasCount(4, layers);
        foreach (var layer in layers)
        {
            var weight = layer.get_parameter("layer.weight")!.shape;
            long[] input = weight is [_, var channels, _, _] ? [1, channels, 9, 9] : [1, weight[1]];
            Assert.AreEqual(1, SingularValue.OfLayer(layer, input), 0.02);
            layer.Update(100);
            Assert.AreEqual(1, SingularValue.OfLayer(layer, input), 1e-3);
        }
    }

    // At this rate D does not move: what the bank holds is D of the last rows, with their classes. Fails if it holds codes, or posteriors of samples.
    [TestMethod]
    public void The_bank_holds_posteriors_of_training_rows_with_their_classes()
    {
        var still = new AdamSettings(1e-12);
        using var training = Train(NoPretraining with { Critic = still, Generator = still }, conditioning: new Concatenation(3, EmbeddingSize: 2));
        training.Loop.Run();
        using var scope = NewDisposeScope();
        var bank = training.Model.Critic.Bank();
        Assert.AreEqual(6, bank.Count);
        var all = training.Data.Rows(arange(20), CPU);
        var posteriors = training.Model.Critic.Posterior(all.Samples, all.Labels);
        for (int place = 0; place < 6; place++)
        {
            var law = bank.At([place]);
            var distances = ((posteriors.Mean - law.Mean).abs() + (posteriors.Deviation - law.Deviation).abs()).sum(1).data<float>().ToArray();
            int row = Array.IndexOf(distances, distances.Min());
            Assert.IsLessThan(1e-5f, distances[row]);
            Assert.AreEqual(row % 3, bank.Labels()[place]);
        }
    }

    // Fails if the bank is filled before the step is known to be good.
    [TestMethod]
    public void T_NUM_1_a_NaN_sample_stays_out_of_the_bank()
    {
        var values = Enumerable.Range(0, 20).Select(i => i % 5 == 0 ? float.NaN : i).ToArray();
        using var training = new ModelTraining<PosteriorModel>(random => Model(NoPretraining, Vectors, new VectorShape(1), new Unconditional(), random), [new Dataset(tensor(values, [20, 1]))], Settings);
        training.Loop.Run(progress =>
        {
            using var scope = NewDisposeScope();
            Assert.IsTrue(training.Model.Critic.buffers().All(buffer => buffer.isfinite().all().ToBoolean()), $"iteration {progress.Iteration}");
        });
        Assert.IsGreaterThan(0, training.Loop.SkippedSteps);
        Assert.IsGreaterThan(0, training.Model.Critic.Bank().Count);
    }

    // Fails if L_z, or the least deviation, is not reported.
    [TestMethod]
    public void Reports_tell_the_code_loss_and_the_least_deviation()
    {
        using var training = Train(NoPretraining);
        training.Loop.Run(progress => CollectionAssert.AreEquivalent(new[] { "Critic", "Generator", "MinSigma", "CodeLoss" }, progress.Metrics.Keys.ToArray()));
        Assert.AreEqual(0, training.Loop.SkippedSteps);
    }

    // Fails if the bank is not written.
    [TestMethod]
    public void T_SER_1_a_loaded_model_samples_from_the_same_posteriors()
    {
        using var training = Train(NoPretraining);
        training.Loop.Run();
        using var gan = TrainedGan.Copy(training.Model);
        using var stream = new MemoryStream();
        gan.Save(stream);
        stream.Position = 0;
        using var loaded = TrainedGan.Load(stream, CPU);
        using var scope = NewDisposeScope();
        Assert.AreEqual(gan.Architecture, loaded.Architecture);
        CollectionAssert.AreEqual(Bits.Of(new PosteriorSampler(gan, 5).Rows(3, 20)), Bits.Of(new PosteriorSampler(loaded, 5).Rows(3, 20)));
    }

    [TestMethod]
    public void What_does_not_fit_is_refused()
    {
        using var random = new RandomStreams(1);
        var error = Assert.ThrowsExactly<ArgumentException>(() => new PosteriorModel(new(new VectorShape(2), 2, new MlpFamily(4, 1), new Unconditional()), new PosteriorGame(), random, CPU));
        StringAssert.Contains(error.Message, "need the networks of PosteriorFamily");
        StringAssert.Contains(error.Message, "MlpFamily");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PosteriorGame { Lambda = -1 }).Message, "Lambda");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PosteriorGame { PriorMixProbability = 1.5 }).Message, "PriorMixProbability must be from 0 to 1");
    }

    private static (Tensor Mean, Tensor Deviation) D(PosteriorModel model, Tensor x)
    {
        var h = model.Critic.modules().OfType<Sequential>().First().call(x);
        var heads = model.Critic.modules().OfType<Linear>().Where(layer => layer.out_features == CodeSize).ToArray();
        return (heads[0].call(h), heads[1].call(h));
    }

    // The prior's deviation is 1 and its mean 2: the code z comes in as z - 2.
    private static Tensor G(PosteriorModel model, Tensor rows, Tensor z) => model.Generator.call(cat([rows.narrow(1, 0, NoiseSize), z - 2], 1), null);

    private static void AssertSameGradient(Tensor expected, nn.Module of, Tensor actual, nn.Module to)
    {
        var (e, a) = (autograd.grad([expected], [.. of.parameters()], retain_graph: true), autograd.grad([actual], [.. to.parameters()], retain_graph: true));
        foreach (var (x, y) in e.Zip(a)) Assert.IsTrue(x.allclose(y, rtol: 1e-4, atol: 1e-6));
        Assert.IsGreaterThan(1e-4, e.Max(gradient => gradient.abs().max().ToDouble()));
    }

    private static ModelTraining<PosteriorModel> Twin(ModelTraining<PosteriorModel> training, RandomStreams random)
    {
        var twin = Train(NoPretraining, random: random);
        foreach (var ((_, from), (_, to)) in training.Model.Networks.Zip(twin.Model.Networks)) Persistence.Weights.Copy(from, to);
        return twin;
    }

    private static ModelTraining<PosteriorModel> Train(
        PosteriorGame game, PosteriorFamily? family = null, ImageShape? shape = null, TrainingSettings? settings = null, Conditioning? conditioning = null, RandomStreams? random = null)
    {
        var data = shape is null ? LabelledVectors() : SmallData.Images(shape);
        return new(streams => Model(game, family ?? Vectors, data.Shape, conditioning ?? new Unconditional(), random ?? streams), [data], settings ?? Settings);
    }

    private static PosteriorModel Model(PosteriorGame game, PosteriorFamily family, SampleShape shape, Conditioning conditioning, RandomStreams random) =>
        new(new GanArchitecture(shape, NoiseSize, family, conditioning), game, random, CPU);

    private static Dataset LabelledVectors()
    {
        using var random = new torch.Generator(11, CPU);
        return new Dataset(randn(20, 2, generator: random), tensor(Enumerable.Range(0, 20).Select(i => (long)i % 3).ToArray()), 3);
    }
}
