using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

[TestClass]
public class TrainedTranslationTests
{
    // Fails if one of the four networks is not written, or the directions are exchanged.
    [TestMethod]
    public void T_SER_1_a_loaded_translation_translates_and_scores_the_same()
    {
        using var training = SmallTranslation.OfImages(SmallTranslation.Settings with { Iterations = 3 });
        training.Loop.Run();
        using var trained = TrainedTranslation.Copy(training.Model);
        using var loaded = SaveAndLoad(trained);
        Assert.AreEqual(trained.Architecture, loaded.Architecture);
        foreach (var (first, second) in trained.Networks.Named.Zip(loaded.Networks.Named)) CollectionAssert.AreEqual(Bits.Of(first.Network), Bits.Of(second.Network), first.Name);

        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var (a, b) = (rand([2, 1, 8, 8], generator: random), rand([2, 3, 8, 8], generator: random));
        CollectionAssert.AreEqual(Bits.Of(trained.ToB(a)), Bits.Of(loaded.ToB(a)));
        CollectionAssert.AreEqual(Bits.Of(trained.ToA(b)), Bits.Of(loaded.ToA(b)));
        CollectionAssert.AreEqual(Bits.Of(trained.ScoreA(a)), Bits.Of(loaded.ScoreA(a)));
        CollectionAssert.AreEqual(new long[] { 2, 3, 8, 8 }, trained.ToB(a).shape);
        CollectionAssert.AreEqual(new long[] { 2 }, trained.ScoreB(b).shape);
    }

    // x to 2x and back is 4x: 3 |x| off, on average over the two values 3 * 1.5 and 3 * 3.
    [TestMethod]
    public void The_cycle_error_of_a_row_is_its_mean_absolute_difference()
    {
        using var random = new Generator(1, CPU);
        var architecture = new TranslationArchitecture(new VectorShape(2), new VectorShape(2), new ScalingTranslation(2, -1));
        using var translation = new TrainedTranslation(architecture, new TranslationNetworks(architecture, random, CPU));
        using var scope = NewDisposeScope();
        var samples = tensor(new[] { 1f, 2, -2, 4 }, [2, 2]);
        CollectionAssert.AreEqual(new[] { 4.5f, 9 }, translation.CycleErrorA(samples).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 4.5f, 9 }, translation.CycleErrorB(samples).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { -1.5f, -1 }, translation.ScoreB(samples).data<float>().ToArray());
    }

    // Fails if the copy shares weights with the model, or takes the translators instead of their averages.
    [TestMethod]
    public void A_copy_holds_the_averages_and_does_not_train_on()
    {
        using var training = SmallTranslation.OfVectors(SmallTranslation.Settings with { Average = new(0.9) });
        training.Loop.Run();
        using var trained = TrainedTranslation.Copy(training.Model);
        CollectionAssert.AreEqual(Bits.Of(training.Model.AverageAToB), Bits.Of(trained.Networks.AToB));
        CollectionAssert.AreEqual(Bits.Of(training.Model.AverageBToA), Bits.Of(trained.Networks.BToA));
        CollectionAssert.AreNotEqual(Bits.Of(training.Model.Trained.AToB), Bits.Of(trained.Networks.AToB));
        CollectionAssert.AreEqual(Bits.Of(training.Model.Trained.CriticB), Bits.Of(trained.Networks.CriticB));
        Assert.IsFalse(training.Model.Trained.CriticB.parameters().Zip(trained.Networks.CriticB.parameters()).Any(pair => ReferenceEquals(pair.First, pair.Second)));
        Assert.IsFalse(trained.Networks.Named.SelectMany(n => n.Network.parameters()).Any(parameter => parameter.requires_grad));
    }

    [TestMethod]
    public void A_disposed_translation_says_that_it_is_disposed()
    {
        using var training = SmallTranslation.OfVectors();
        var trained = TrainedTranslation.Copy(training.Model);
        trained.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => trained.Networks);
        Assert.ThrowsExactly<ObjectDisposedException>(() => trained.Save(Stream.Null));
    }

    private static TrainedTranslation SaveAndLoad(TrainedTranslation translation)
    {
        using var stream = new MemoryStream();
        translation.Save(stream);
        stream.Position = 0;
        return TrainedTranslation.Load(stream, CPU);
    }
}
