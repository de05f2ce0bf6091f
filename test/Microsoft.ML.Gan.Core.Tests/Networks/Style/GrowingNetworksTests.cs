using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>T-SG-1: what the networks are at both ends of a fade. Fails with alpha and 1 - alpha exchanged.</summary>
[TestClass]
public class GrowingNetworksTests
{
    private const int Top = 2;

    [TestMethod]
    public void T_SG_1_a_generator_at_alpha_0_is_that_of_half_the_size_enlarged()
    {
        using var scope = NewDisposeScope();
        using var g = SmallStyle.Generator(SmallStyle.Growing);
        var rows = SmallStyle.Rows(SmallStyle.Growing, 3);
        Tensor Image(int level, double alpha) => Grown(g, level, alpha, () => g.call(rows, null));
        for (int level = 1; level <= Top; level++)
        {
            Assert.IsTrue(Image(level, 0).Equals(Image(level - 1, 1)), $"Level {level}: enlarged to the full size they are one picture.");
            Assert.IsFalse(Image(level, 1).Equals(Image(level, 0)));
        }
    }

    [TestMethod]
    public void T_SG_1_a_critic_at_alpha_0_is_that_of_half_the_size_after_a_mean()
    {
        using var scope = NewDisposeScope();
        using var d = SmallStyle.Critic(SmallStyle.Growing);
        using var random = new Generator(54, CPU);
        for (int level = 1; level <= Top; level++)
        {
            var x = randn([4, 2, 4 << level, 4 << level], generator: random);
            var expected = Grown(d, level - 1, 1, () => d.call(Resize.Shrink(x)));
            Assert.IsTrue(expected.Equals(Grown(d, level, 0, () => d.call(x))));
            Assert.IsFalse(expected.Equals(Grown(d, level, 1, () => d.call(x))));
        }
    }

    [TestMethod]
    public void T_SG_1_networks_at_alpha_1_are_those_of_fixed_size()
    {
        using var scope = NewDisposeScope();
        using var growing = SmallStyle.Generator(SmallStyle.Growing);
        using var @fixed = SmallStyle.Generator(SmallStyle.Family, seed: 1);
        SmallStyle.CopyTop(growing, @fixed, "toImage", Top);
        var rows = SmallStyle.Rows(SmallStyle.Family, 3);
        var image = @fixed.call(rows, null);
        Assert.IsTrue(image.Equals(Grown(growing, Top, 1, () => growing.call(rows, null))));

        using var growingCritic = SmallStyle.Critic(SmallStyle.Growing);
        using var fixedCritic = SmallStyle.Critic(SmallStyle.Family, seed: 1);
        SmallStyle.CopyTop(growingCritic, fixedCritic, "fromImage", Top);
        Assert.IsTrue(fixedCritic.call(image).Equals(Grown(growingCritic, Top, 1, () => growingCritic.call(image))));
    }

    // (1 - a) of one picture and a of the other, which are enlarged one way or the other.
    [TestMethod]
    public void A_fade_is_between_both_ends()
    {
        using var scope = NewDisposeScope();
        foreach (bool smooth in new[] { false, true })
        {
            using var g = SmallStyle.Generator(SmallStyle.Growing with { SmoothFade = smooth });
            var rows = SmallStyle.Rows(SmallStyle.Growing, 2);
            Tensor Image(double alpha) => Grown(g, Top, alpha, () => g.call(rows, null));
            Assert.IsTrue((0.75 * Image(0) + 0.25 * Image(1)).allclose(Image(0.25), rtol: 1e-4, atol: 1e-5));
        }
    }

    // Fails if the smooth fade repeats pixels after all: then 2x2 pixels would be one.
    [TestMethod]
    public void A_smooth_fade_resizes_bilinearly()
    {
        using var scope = NewDisposeScope();
        using var g = SmallStyle.Generator(SmallStyle.Growing with { SmoothFade = true });
        var image = Grown(g, Top, 0, () => g.call(SmallStyle.Rows(SmallStyle.Growing, 1), null));
        Assert.IsFalse(Resize.Enlarge(Resize.Shrink(image)).allclose(image, atol: 1e-3));
        Assert.IsTrue(Resize.DoubleSmoothly(Grown(g, Top - 1, 1, () => Resize.Shrink(g.call(SmallStyle.Rows(SmallStyle.Growing, 1), null)))).allclose(image, rtol: 1e-4, atol: 1e-5));
    }

    // A training sees a level's own size; everyone else the full size. Fails if the critic does not shrink what it gets.
    [TestMethod]
    public void At_a_low_level_images_are_enlarged_and_the_critic_takes_either_size()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(55, CPU);
        using var g = SmallStyle.Generator(SmallStyle.Growing);
        using var d = SmallStyle.Critic(SmallStyle.Growing);
        var rows = SmallStyle.Rows(SmallStyle.Growing, 4);
        g.GrowTo(new(1, 1));
        d.GrowTo(new(1, 1));
        var full = g.call(rows, null);
        CollectionAssert.AreEqual(new long[] { 4, 2, 16, 16 }, full.shape);
        var own = g.ForTraining(() => rows, null, random);
        CollectionAssert.AreEqual(new long[] { 4, 2, 8, 8 }, own.shape);
        Assert.IsTrue(full.Equals(Resize.Enlarge(Resize.Shrink(full))));
        Assert.IsTrue(d.call(Resize.Shrink(full)).allclose(d.call(full), rtol: 1e-4, atol: 1e-5));
    }

    private static Tensor Grown(nn.Module network, int level, double alpha, Func<Tensor> result)
    {
        network.GrowTo(new GrowthPoint(level, alpha));
        return result();
    }
}
