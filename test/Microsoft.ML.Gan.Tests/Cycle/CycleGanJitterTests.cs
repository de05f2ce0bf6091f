using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Cycle;

[TestClass]
public sealed class CycleGanJitterTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails if one large side is enough, if 64 is small, or if what is asked for gives way to the default.
    [TestMethod]
    public void ByDefaultImagesOf64PixelsASideAreJittered()
    {
        var options = new CycleGanTrainer.Options();
        Assert.AreEqual(Jitter.CycleGan, options.JitterOf(new ImageShape(3, 64, 64)));
        Assert.AreEqual(Jitter.CycleGan, options.JitterOf(new ImageShape(1, 256, 128)));
        Assert.AreEqual(Jitter.None, options.JitterOf(new ImageShape(3, 60, 256)));
        Assert.AreEqual(Jitter.None, options.JitterOf(new ImageShape(3, 256, 60)));
        Assert.AreEqual(Jitter.None, options.JitterOf(new VectorShape(64)));
        options.Jitter = new Jitter(1.5);
        Assert.AreEqual(options.Jitter, options.JitterOf(new ImageShape(3, 8, 8)));
        options.Jitter = Jitter.None;
        Assert.AreEqual(options.Jitter, options.JitterOf(new ImageShape(3, 64, 64)));
    }

    // Fails if the option does not reach the training, if two views are treated otherwise than two columns, or if a seed does not fix windows and mirrorings.
    [TestMethod]
    public void JitterIsPartOfWhatASeedGives()
    {
        var data = context.PicturePairs(row => Tiny.Noise(8, 8, seed: row), row => Tiny.Noise(8, 8, seed: 100 + row));
        float[] Train(Jitter? jitter, bool twoViews = false)
        {
            var options = Domains.ImageOptions();
            (options.Seed, options.Jitter) = (3, jitter);
            using var model = twoViews ? context.Gan().CycleGan(options).Fit(data, data) : context.Gan().CycleGan(options).Fit(data);
            return model.Transform(data).Numbers("CycleErrorA");
        }

        var jittered = Train(Jitter.CycleGan);
        CollectionAssert.AreEqual(jittered, Train(Jitter.CycleGan));
        CollectionAssert.AreEqual(jittered, Train(Jitter.CycleGan, twoViews: true));
        CollectionAssert.AreNotEqual(jittered, Train(Jitter.None));
        CollectionAssert.AreEqual(Train(null), Train(Jitter.None));
    }
}
