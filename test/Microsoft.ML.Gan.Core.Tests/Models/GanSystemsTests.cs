using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Objectives.FDivergences;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

[TestClass]
public class GanSystemsTests
{
    private static readonly AdamSettings Dcgan = new(2e-4, 0.5, 0.999);

    public static IEnumerable<(AdversarialSystem System, OptimizerSettings Optimizer, int CriticSteps, bool NormalizedCritic)> Defaults =>
    [
        (GanSystems.Sgan, Dcgan, 1, true),
        (GanSystems.R1, new AdamSettings(1e-4, 0, 0.99), 1, false),
        (GanSystems.Lsgan, Dcgan, 1, true),
        (GanSystems.Wgan, new RmsPropSettings(5e-5), 5, true),
        (GanSystems.WganGp, new AdamSettings(1e-4, 0, 0.9), 5, false),
        (GanSystems.WganDiv, new AdamSettings(2e-4, 0, 0.9), 4, false),
        (GanSystems.SnGan, new AdamSettings(2e-4, 0, 0.9), 5, false),
        (GanSystems.GanQp, Dcgan, 2, true),
        (GanSystems.FGan(new PearsonChiSquared()), Dcgan, 1, true),
    ];

    // Fails if a system is trained with another's settings.
    [TestMethod]
    public void Every_system_has_its_authors_settings()
    {
        foreach (var (system, optimizer, steps, normalized) in Defaults)
        {
            Assert.AreEqual((optimizer, optimizer, steps), (system.Game.Critic, system.Game.Generator, system.Game.CriticSteps.Steps), $"{system.Game.Objective}");
            Assert.AreEqual(normalized, system.ImageNetwork.CriticMixesSamples, $"{system.Game.Objective}");
        }
    }

    // Section 11.7: on few values a critic of slope 1 cannot reach both priors. Fails with the networks' own default.
    [TestMethod]
    public void P2GAN_normalises_the_critic_of_images_and_not_that_of_vectors()
    {
        static bool IsSpectral(NetworkFamily family) => Require.Posteriors(family).SpectralCritic;
        Assert.AreEqual((true, false), (IsSpectral(GanSystems.P2Gan.ImageNetwork), IsSpectral(GanSystems.P2Gan.VectorNetwork)));
    }

    // Section 4: the ratio form is valid for every f, and the only one that Jeffreys' divergence has.
    [TestMethod]
    public void An_f_GAN_takes_the_parameterisation_that_its_divergence_has()
    {
        Assert.AreEqual(Parameterisation.LogRatio, ((FGan)GanSystems.FGan(new Jeffreys()).Game.Objective).Parameterisation);
        Assert.AreEqual(Parameterisation.OutputActivation, ((FGan)GanSystems.FGan(new JensenShannon()).Game.Objective).Parameterisation);
    }

    // The systems as they are: every one trains images and vectors with its own networks. Fails if a system's networks object to its game.
    [TestMethod]
    public void Every_system_trains_the_networks_that_it_comes_with()
    {
        foreach (var system in Defaults.Select(entry => entry.System).Append(GanSystems.Sgan.Packed(2)))
        {
            Train(system, system.ImageNetwork, SmallData.Images(new ImageShape(1, 8, 8)));
            Train(system, system.VectorNetwork, SmallData.Vectors());
        }
    }

    // Fails if only the networks for one kind of data are packed.
    [TestMethod]
    public void A_packed_system_scores_packs_of_either_kind_and_refuses_batches_that_are_no_multiple()
    {
        var packed = GanSystems.Sgan.Packed(3);
        foreach (var family in new[] { packed.ImageNetwork, packed.VectorNetwork })
        {
            Assert.AreEqual(3, family.SamplesPerScore);
            Assert.IsNull(packed.Objection(family, 6));
            StringAssert.Contains(packed.Objection(family, 8), "batches of 8");
        }
    }

    // A batch of N pairs is never cut: pairs are made of two batches.
    [TestMethod]
    public void A_game_of_pairs_takes_odd_batches_and_needs_a_critic_of_pairs()
    {
        var binary = GanSystems.GanQp with { Game = new(new QuadraticPotential(Form: PotentialForm.Binary)) };
        StringAssert.Contains(binary.Objection(binary.VectorNetwork, 8), "compares two samples");
        Assert.IsNull(binary.Objection(new PackedFamily(binary.VectorNetwork, 2), 7));
    }

    // Section 9: batches of 64 and 128. A generator's batches of 3 * 2 are no groups of 4. Fails if only the critic's batches are checked.
    [TestMethod]
    public void The_batches_of_SN_GANs_generator_are_twice_as_large()
    {
        Assert.AreEqual((1, 2), (GanSystems.SnGan.Game.GeneratorSteps, GanSystems.SnGan.Game.GeneratorBatchFactor));
        var style = GanSystems.StyleGan with { Game = GanSystems.StyleGan.Game with { GeneratorBatchFactor = 2 } };
        Assert.IsNull(style.Objection(style.ImageNetwork, 2));
        StringAssert.Contains(style.Objection(style.ImageNetwork, 3), "batches of 6");
        var paired = GanSystems.GanQp with { Game = GanSystems.GanQp.Game with { GeneratorBatchFactor = 2 } };
        StringAssert.Contains(paired.Objection(paired.ImageNetwork, 8), "GeneratorBatchFactor must be 1, not 2");
    }

    // A StyleGAN's groups of 4: of the batch, of a level's, and of packs. Fails if the group is not checked, if only the training's batch is, and if packs are taken
    // for samples.
    [TestMethod]
    [DataRow(1, 32, null, null)]
    [DataRow(1, 3, null, null)]
    [DataRow(1, 30, null, "batches of 30")]
    [DataRow(1, 32, 30, "batches of 30")]
    [DataRow(1, 32, 16, null)]
    [DataRow(2, 32, null, null)]
    [DataRow(2, 28, null, "batches of 14")]
    [DataRow(2, 32, 15, "batches of 15")]
    [DataRow(2, 32, 20, "batches of 10")]
    public void Batches_are_divided_into_the_groups_of_the_minibatch_deviation(int samples, int batchSize, int? levelBatchSize, string? objection)
    {
        var network = new StyleFamily { Growth = new ProgressiveGrowth { Levels = [new(16), new(levelBatchSize)] } };
        NetworkFamily family = samples == 1 ? network : new PackedFamily(network, samples);
        string? found = GanSystems.StyleGan.Objection(family, batchSize);
        if (objection is null) Assert.IsNull(found);
        else Assert.Contains(objection, found ?? "");
    }

    // Fails if N pairs are taken for N / 2.
    [TestMethod]
    public void Pairs_of_a_batch_are_divided_into_the_groups_of_the_minibatch_deviation()
    {
        var binary = GanSystems.GanQp with { Game = new(new QuadraticPotential(Form: PotentialForm.Binary)) };
        Assert.IsNull(binary.Objection(new PackedFamily(new StyleFamily(), 2), 12));
        Assert.Contains("batches of 14", binary.Objection(new PackedFamily(new StyleFamily(), 2), 14) ?? "");
    }

    private static void Train(AdversarialSystem system, NetworkFamily family, Data.Dataset data)
    {
        using var owner = data;
        using var random = new RandomStreams(1);
        var game = system.Game with { CriticSteps = new(1) };
        using var model = (system with { Game = game }).CreateModel(new GanArchitecture(data.Shape, 2, family, new Unconditional()), random, CPU);
        using var loop = new TrainingLoop(model, data, new() { Iterations = 2, BatchSize = 4, Schedule = system.Schedule }, random, CPU);
        loop.Run();
        Assert.AreEqual((2L, 0L), (loop.Iteration, loop.SkippedSteps), $"{game.Objective}");
    }
}
