using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class StructuralDiversityTests
{
    // Fails where images are compared with themselves, and where negative structure is not clipped (NaN).
    [TestMethod]
    public void T_17_7_identical_pairs_have_1_and_noise_next_to_nothing()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var noise = rand(6, 3, 64, 64, generator: random).mul(2).sub(1);
        var pairs = noise.narrow(0, 0, 3).repeat_interleave(2, 0);
        var identical = StructuralDiversity.Of(pairs);
        Assert.AreEqual(1, identical.MeanSimilarity, 1e-12);
        Assert.AreEqual((3L, 3), (identical.Pairs, identical.Levels));
        Assert.IsLessThan(0.1, StructuralDiversity.Of(noise).MeanSimilarity);
        // A negative has the opposite structure.
        var negatives = stack([noise, noise.neg()], 1).reshape(-1, 3, 64, 64);
        Assert.AreEqual(0, StructuralDiversity.Of(negatives).MeanSimilarity, 1e-12);
        // Black and white: structure is all there, luminance is not.
        Assert.IsLessThan(0.01, StructuralDiversity.Of(cat([ones(1, 1, 16, 16), ones(1, 1, 16, 16).neg()])).MeanSimilarity);
    }

    // Two constant images a, b: structure 1, luminance (2 a b + C1) / (a^2 + b^2 + C1) to the power of the last level's weight, 0.2856 / 0.3304.
    // Fails with weights that are not brought to sum 1, and with luminance at every level.
    [TestMethod]
    public void Constant_images_by_hand()
    {
        using var scope = NewDisposeScope();
        var images = cat([zeros(1, 1, 32, 32), ones(1, 1, 32, 32)]);
        const double A = 127.5, B = 255, C1 = 2.55 * 2.55;
        double luminance = (2 * A * B + C1) / (A * A + B * B + C1);
        Assert.AreEqual(Math.Pow(luminance, 0.2856 / 0.3304), StructuralDiversity.Of(images).MeanSimilarity, 1e-9);
    }

    [TestMethod]
    [DataRow(4, 1)]
    [DataRow(21, 1)]
    [DataRow(22, 2)]
    [DataRow(175, 4)]
    [DataRow(176, 5)]
    [DataRow(400, 5)]
    public void Levels_follow_the_size(int side, int levels)
    {
        using var images = zeros(2, 1, side, side);
        Assert.AreEqual(levels, StructuralDiversity.Of(images).Levels);
    }

    [TestMethod]
    public void An_odd_number_of_images_is_refused()
    {
        using var images = zeros(3, 1, 16, 16);
        var error = Assert.ThrowsExactly<ArgumentException>(() => StructuralDiversity.Of(images));
        Assert.Contains("MS-SSIM needs an even number of at least 2 images [N,C,H,W] of at least 2x2; found [3,1,16,16].", error.Message);
    }
}
