using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// 16x16 images, from 8x8 on, in phases of 16 images; two critic steps an iteration. Iteration 0 shows 16 images in batches of 8; then batches are of 4
/// and an iteration shows 8: level 2 is entered at iteration 1, half faded in at 2, whole at 3.
/// </summary>
[TestClass]
public class GrowingTrainingTests
{
    private static readonly StyleFamily Family = SmallStyle.Family with { Growth = new ProgressiveGrowth(16) { Levels = [new(8, 2), new(4, 0.5)] } };

    private static readonly TrainingSettings Settings = SmallTraining.Settings with { Iterations = 5 };

    private static SmallTraining Create(int seed = 1, RecordingObjective? objective = null) =>
        SmallTraining.OfImages(Settings, seed, new ImageShape(1, 16, 16), Family, objective);

    // Fails if one of the networks is not told, and so if the critic gets another size than its level's.
    [TestMethod]
    public void T_SG_13_a_training_enters_its_levels_at_the_stated_images()
    {
        var objective = new RecordingObjective();
        using var training = Create(objective: objective);
        var points = new List<GrowthPoint>();
        training.Loop.Run(_ =>
        {
            var states = training.Model.Networks.SelectMany(entry => entry.Network.modules().OfType<GrowthState>()).Select(state => state.Point).ToList();
            Assert.HasCount(3, states);
            points.Add(states.Distinct().Single());
        });

        CollectionAssert.AreEqual(new GrowthPoint[] { new(1, 1), new(2, 0), new(2, 0.5), new(2, 1), new(2, 1) }, points);
        int[] sizes = [8 * 8 * 8, 4 * 16 * 16, 4 * 16 * 16, 4 * 16 * 16, 4 * 16 * 16];
        CollectionAssert.AreEqual(sizes.SelectMany(size => new[] { size, size }).ToArray(), objective.Real.Select(values => values.Length).ToArray());
        CollectionAssert.AreEqual(objective.Real.Select(values => values.Length).ToArray(), objective.Fake.Select(values => values.Length).ToArray());
        Assert.IsTrue(objective.Real[2].Chunk(2).All(pair => pair[0] == pair[1]), "Reals at alpha 0 are as coarse as the level below.");
        Assert.IsFalse(objective.Real[^1].Chunk(2).All(pair => pair[0] == pair[1]));
        Assert.AreEqual(0, training.Loop.SkippedSteps);
    }

    // Batches of 8 at level 1, of 4 at level 2, and a half-life of 16 samples. Fails if the decay is that of the settings' batch at every level.
    [TestMethod]
    public void A_half_life_counts_the_samples_of_each_levels_batches()
    {
        using var scope = NewDisposeScope();
        var settings = Settings with { Average = ExponentialMovingAverage.OfHalfLife(16) with { WarmUp = false } };
        using var training = SmallTraining.OfImages(settings, 1, new ImageShape(1, 16, 16), Family);
        var before = Averages();
        training.Loop.Run(progress =>
        {
            double decay = Math.Pow(0.5, (progress.Iteration == 1 ? 8 : 4) / 16.0);
            foreach (var (old, now, average) in before.Zip(training.Model.Generator.parameters(), training.Model.AverageGenerator.parameters()))
                Assert.IsTrue((decay * old + (1 - decay) * now).allclose(average, rtol: 1e-5, atol: 1e-7));
            before = Averages();
        });

        List<Tensor> Averages() => [.. training.Model.AverageGenerator.parameters().Select(parameter => parameter.detach().clone())];
    }

    // Adam's first step is the learning rate in the direction of the gradient's sign, 1e-3 times the level's factor; the steps of an ordinary iteration are of
    // many sizes. Fails if moments outlive a level.
    [TestMethod]
    [DataRow(1, true, 0.5e-3)]
    [DataRow(2, false, 0.5e-3)]
    public void Optimizers_start_anew_with_a_level_at_the_levels_rate(int iteration, bool restarts, double rate)
    {
        using var scope = NewDisposeScope();
        using var training = Create();
        var before = new List<Tensor>();
        training.Loop.Run(progress =>
        {
            if (progress.Iteration == iteration) before.AddRange(training.Model.Generator.parameters().Select(parameter => parameter.detach().clone()));
            if (progress.Iteration != iteration + 1) return;
            var moved = cat([.. training.Model.Generator.parameters().Zip(before, (now, then) => (now.detach() - then).abs().flatten())]);
            var sizes = moved.data<float>().ToArray().Where(step => step > 0.02 * rate).ToList();
            Assert.IsGreaterThan(1000, sizes.Count);
            double full = sizes.Count(step => Math.Abs(step - rate) < 0.02 * rate) / (double)sizes.Count;
            Assert.AreEqual(restarts, full > 0.9, $"{full:p0} of the weights moved by {rate}.");
        });
    }

    // T-CKPT-1 on both sides of a change of level: Adam's moments, level, alpha, the mean of w and the place in the data. Fails if a resumed training counts its
    // images from where it is resumed.
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void T_CKPT_1_a_growing_training_goes_on_as_if_it_had_never_stopped(int stopAfter)
    {
        using var straight = Create();
        straight.Loop.Run();

        using var checkpoint = new MemoryStream();
        using (var interrupted = Create())
        {
            using var cancellation = new CancellationTokenSource();
            interrupted.Loop.Run(progress => { if (progress.Iteration == stopAfter) cancellation.Cancel(); }, cancellation.Token);
            TrainingState.Save(interrupted.Loop, checkpoint);
        }

        using var resumed = Create(seed: 99);
        checkpoint.Position = 0;
        TrainingState.Restore(resumed.Loop, checkpoint);
        resumed.Loop.Run();
        CollectionAssert.AreEqual(Bits.Of(straight.Model), Bits.Of(resumed.Model));
    }

    // Fails if the level is no part of the file: a loaded model would be at its start level, or at the top.
    [TestMethod]
    public void A_model_saved_at_a_low_level_is_loaded_there()
    {
        using var scope = NewDisposeScope();
        using var training = Create();
        var coarse = new List<bool>();
        training.Loop.Run(progress =>
        {
            using var inner = NewDisposeScope();
            using var gan = TrainedGan.Copy(training.Model);
            using var file = new MemoryStream();
            gan.Save(file);
            file.Position = 0;
            using var loaded = TrainedGan.Load(file, CPU);
            var images = new Sampler(loaded, 1).Rows(0, 3, [0, 1, 2]);
            CollectionAssert.AreEqual(new long[] { 3, 1, 16, 16 }, images.shape);
            Assert.IsTrue(images.Equals(new Sampler(gan, 1).Rows(0, 3, [0, 1, 2])));
            Assert.AreEqual(gan.Architecture, loaded.Architecture);
            coarse.Add(images.Equals(Resize.Enlarge(Resize.Shrink(images))));
        });
        CollectionAssert.AreEqual(new[] { true, true, false, false, false }, coarse);
    }

    [TestMethod]
    public void A_start_level_above_the_image_size_is_refused()
    {
        using var random = new Generator(1, CPU);
        var family = SmallStyle.Family with { Growth = new ProgressiveGrowth(StartLevel: 3) };
        var error = Assert.ThrowsExactly<ArgumentException>(() => family.CreateGenerator(4, new ImageShape(1, 16, 16), random));
        StringAssert.Contains(error.Message, "grow from level 3, but the highest level of images of 16x16 is 2");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => family with { MixingProbability = 1.1 });
    }
}
