using System.Text.Json;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Persistence;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Growing;

[TestClass]
public class GrowthTests
{
    // 8x8 to 32x32 in phases of 600 images: stable, fade, stable, fade, and then for ever. Fails if a level is entered a phase late.
    [TestMethod]
    [DataRow(0, 1, 1.0)]
    [DataRow(599, 1, 1.0)]
    [DataRow(600, 2, 0.0)]
    [DataRow(750, 2, 0.25)]
    [DataRow(1199, 2, 599.0 / 600)]
    [DataRow(1200, 2, 1.0)]
    [DataRow(1799, 2, 1.0)]
    [DataRow(1800, 3, 0.0)]
    [DataRow(2400, 3, 1.0)]
    [DataRow(1_000_000, 3, 1.0)]
    public void T_SG_13_a_level_is_entered_faded_out_and_stands_after_a_phase(long images, int level, double alpha) =>
        Assert.AreEqual(new GrowthPoint(level, alpha), new ProgressiveGrowth(600).At(images, topLevel: 3));

    // Fails if the static fade is alpha 1, the other end of a fade.
    [TestMethod]
    public void T_SG_13_the_other_growths_stand_still()
    {
        foreach (long images in new[] { 0, 10_000_000 })
        {
            Assert.AreEqual(new GrowthPoint(4, 1), Growth.Fixed.At(images, topLevel: 4));
            Assert.AreEqual(new GrowthPoint(4, 0), Growth.SeedStatic.At(images, topLevel: 4));
        }
    }

    // The settings of the authors' code, by the size 4 * 2^level, and section 12.6's cap for WGAN-GP. Fails if the list counts from level 0, or has no cap.
    [TestMethod]
    [DataRow(1, 128, 1.0, 1.0)]
    [DataRow(3, 64, 1.0, 1.0)]
    [DataRow(5, 16, 1.5, 1.5)]
    [DataRow(6, 8, 2.0, 2.0)]
    [DataRow(7, 4, 2.0, 3.0)]
    [DataRow(8, 4, 2.0, 3.0)]
    [DataRow(9, null, 1.0, 1.0)]
    public void The_settings_of_a_level(int level, int? batchSize, double rate, double rateOfR1)
    {
        Assert.AreEqual(new LevelSettings(batchSize, rate), ProgressiveGrowth.SingleGpu.Settings(level));
        Assert.AreEqual(new LevelSettings(batchSize, rateOfR1), ProgressiveGrowth.SingleGpuR1.Settings(level));
    }

    // max(2000, 2 * samples) images, but no more than an eighth of a training to 32x32 (four phases), or a sixteenth of one to 128x128 (eight). Fails if the
    // floor outlasts the training, or the phases of the start level are counted.
    [TestMethod]
    [DataRow(5, 500, 640_000, 2000)]
    [DataRow(5, 10_000, 640_000, 20_000)]
    [DataRow(5, 60_000, 640_000, 40_000)]
    [DataRow(3, 60_000, 640_000, 80_000)]
    [DataRow(5, 500, 1600, 100)]
    [DataRow(5, 500, 8, 1)]
    public void A_growth_suits_the_data_and_the_training(int topLevel, int samples, int shown, int phase)
    {
        var growth = ProgressiveGrowth.Suiting(topLevel, samples, shown);
        Assert.AreEqual(new ProgressiveGrowth(phase), growth);
        if (shown >= 1600) Assert.AreEqual(new GrowthPoint(topLevel, 1), growth.At(shown / 2, topLevel));
    }

    // Section 12.4: fixed up to 64x64. Fails if a growth that was asked for is replaced, or the packed family forgets its body.
    [TestMethod]
    public void Networks_grow_above_64x64_unless_they_are_told_otherwise()
    {
        static Growth Growing(NetworkFamily family, int side) => family.Suiting(new ImageShape(1, side, side), 500, 640_000).Growing;
        var style = new StyleFamily();
        Assert.AreEqual((Growth.Fixed, Growth.Fixed), (style.Growing, Growing(style, 64)));
        Assert.AreEqual(new ProgressiveGrowth(2000), Growing(style, 128));
        Assert.AreEqual(new ProgressiveGrowth(2000), Growing(new PackedFamily(style, 2), 96));
        foreach (var growth in new[] { Growth.Fixed, new ProgressiveGrowth(7) })
            foreach (int side in new[] { 64, 128 }) Assert.AreEqual(growth, Growing(style with { Growth = growth }, side));
    }

    // Fails if equality looks at the list's place in memory.
    [TestMethod]
    public void A_growth_is_the_same_after_writing_and_reading()
    {
        foreach (var growth in new[] { Growth.Fixed, Growth.SeedStatic, ProgressiveGrowth.SingleGpuR1 with { PhaseImages = 7, StartLevel = 2 } })
        {
            var read = JsonSerializer.Deserialize<Growth>(JsonSerializer.Serialize(growth, GanJson.Options), GanJson.Options);
            Assert.AreEqual(growth, read);
            Assert.AreEqual($"{growth}", $"{read}");
        }

        Assert.AreNotEqual(new ProgressiveGrowth { Levels = [new(4)] }, new ProgressiveGrowth { Levels = [new(5)] });
        StringAssert.Contains($"{new ProgressiveGrowth { Levels = [new(4)] }}", "BatchSize = 4");
    }

    [TestMethod]
    public void Impossible_growths_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ProgressiveGrowth(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ProgressiveGrowth(StartLevel: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LevelSettings(0));
    }

    // 4x4 pixels in quarters of one colour and one pixel more: (1 - a) of its 2x2 mean and a of itself. Fails with alpha and 1 - alpha exchanged.
    [TestMethod]
    public void Real_samples_are_faded_as_the_level_is()
    {
        using var scope = NewDisposeScope();
        var x = zeros(1, 1, 4, 4);
        x[0, 0, 0, 0] = 4;
        CollectionAssert.AreEqual(new float[] { 4, 0, 0, 0 }, Corner(new GrowthPoint(2, 1).Present(x, topLevel: 2)));
        CollectionAssert.AreEqual(new float[] { 1, 1, 1, 1 }, Corner(new GrowthPoint(2, 0).Present(x, topLevel: 2)));
        CollectionAssert.AreEqual(new[] { 1.75f, 0.75f, 0.75f, 0.75f }, Corner(new GrowthPoint(2, 0.25).Present(x, topLevel: 2)));
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 0 }, Corner(new GrowthPoint(1, 1).Present(x, topLevel: 2)));
        CollectionAssert.AreEqual(new long[] { 1, 1, 2, 2 }, new GrowthPoint(1, 1).Present(x, topLevel: 2).shape);
    }

    private static float[] Corner(Tensor x) => x.narrow(2, 0, 2).narrow(3, 0, 2).contiguous().data<float>().ToArray();
}
