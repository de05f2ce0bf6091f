using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

[TestClass]
public class TrainedGanTests
{
    private static readonly Label[] Labels = [0, 1, 2, 0, 1];

    public static IEnumerable<NetworkFamily> Families =>
    [
        new MlpFamily(8, 2), new DcganFamily(4, 6) { CriticNormalization = Normalization.Layer, GeneratorNormalization = Normalization.None },
        new DcganFamily(4), new ResNetFamily(4) { CriticNormalization = Normalization.Layer },
        new PosteriorFamily(3) { Channels = 2, Sigma = SigmaActivation.Softplus, Statistics = new LiteralStatistics(4), Priors = new(new(-2, 1), new(new[] { 1.0, 2, 3 }, 0.5)) },
    ];

    [TestMethod]
    public void A_disposed_model_says_that_it_is_disposed()
    {
        using var training = SmallTraining.OfVectors();
        var gan = TrainedGan.Copy(training.Model);
        gan.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => new Sampler(gan, 1).Rows(0, 1));
        Assert.ThrowsExactly<ObjectDisposedException>(() => gan.Save(Stream.Null));
    }

    // Fails if a buffer (running statistics), an option of the family or the conditioning is not written, or a buffer not read.
    [TestMethod]
    [DynamicData(nameof(Families))]
    public void T_SER_1_a_loaded_model_gives_the_same_samples_and_scores(NetworkFamily family)
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 3 }, family: family);
        training.Loop.Run();
        using var gan = TrainedGan.Copy(training.Model);
        using var loaded = SaveAndLoad(gan);
        CollectionAssert.AreEqual(Bits.Of(training.Model.AverageGenerator), Bits.Of(loaded.Generator));
        CollectionAssert.AreEqual(Bits.Of(training.Model.Critic), Bits.Of(loaded.Critic));

        using var scope = NewDisposeScope();
        Assert.AreEqual(gan.Architecture, loaded.Architecture);
        var (samples, again) = (new Sampler(gan, 7).Rows(3, 5, Labels), new Sampler(loaded, 7).Rows(3, 5, Labels));
        CollectionAssert.AreEqual(Bits.Of(samples), Bits.Of(again));
        CollectionAssert.AreEqual(Bits.Of(gan.Score(samples, Label.Stack(Labels))), Bits.Of(loaded.Score(again, Label.Stack(Labels))));
    }

    // Fails if the generator keeps the random weights that it was built with.
    [TestMethod]
    public void T_SER_1_an_unconditional_model_of_vectors_loads()
    {
        using var training = SmallTraining.OfVectors();
        using var gan = TrainedGan.Copy(training.Model);
        using var loaded = SaveAndLoad(gan);
        Assert.AreEqual(gan.Architecture, loaded.Architecture);
        using var scope = NewDisposeScope();
        CollectionAssert.AreEqual(Bits.Of(new Sampler(gan, 7).Rows(0, 5)), Bits.Of(new Sampler(loaded, 7).Rows(0, 5)));
    }

    [TestMethod]
    public void Saving_twice_gives_the_same_bytes_and_leaves_the_stream_open()
    {
        using var training = SmallTraining.OfVectors();
        using var gan = TrainedGan.Copy(training.Model);
        using var stream = new MemoryStream();
        gan.Save(stream);
        long length = stream.Length;
        gan.Save(stream);
        CollectionAssert.AreEqual(stream.ToArray()[..(int)length], stream.ToArray()[(int)length..]);
    }

    // Fails if the copy shares weights with the model.
    [TestMethod]
    public void A_copy_holds_the_average_and_does_not_train_on()
    {
        using var training = SmallTraining.OfVectors();
        using var gan = TrainedGan.Copy(training.Model);
        var before = Bits.Of(gan.Generator);
        CollectionAssert.AreEqual(Bits.Of(training.Model.AverageGenerator), before);
        training.Loop.Run();
        CollectionAssert.AreEqual(before, Bits.Of(gan.Generator));
        CollectionAssert.AreNotEqual(before, Bits.Of(training.Model.AverageGenerator));
    }

    // Fails if scoring runs in training mode: a row's score would change with its neighbours.
    [TestMethod]
    public void The_score_of_a_row_does_not_depend_on_its_neighbours()
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 3 });
        training.Loop.Run();
        using var gan = TrainedGan.Copy(training.Model);
        using var scope = NewDisposeScope();
        var samples = new Sampler(gan, 1).Rows(0, 5, Labels);
        var together = gan.Score(samples, Label.Stack(Labels)).data<float>().ToArray();
        var alone = gan.Score(samples.narrow(0, 2, 1), tensor(new[] { 2L })).ToSingle();
        Assert.AreEqual(together[2], alone, 1e-5 * Math.Abs(alone));
        CollectionAssert.AreEqual(new long[] { 5 }, gan.Score(samples, Label.Stack(Labels)).shape);
    }

    private static TrainedGan SaveAndLoad(TrainedGan gan)
    {
        using var stream = new MemoryStream();
        gan.Save(stream);
        stream.Position = 0;
        return TrainedGan.Load(stream, CPU);
    }
}
