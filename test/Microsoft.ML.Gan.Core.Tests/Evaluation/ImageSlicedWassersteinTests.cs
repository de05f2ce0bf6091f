using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class ImageSlicedWassersteinTests
{
    // Equal laws are near, and what lacks detail is far at the fine level only. Fails with the levels in the other order.
    [TestMethod]
    public void T_17_6b_blur_shows_at_the_fine_level()
    {
        using var scope = NewDisposeScope();
        Tensor real = Noise(1), same = Noise(2), blurred = nn.functional.avg_pool2d(Noise(3), 2).repeat_interleave(2, 2).repeat_interleave(2, 3);
        var equal = ImageSlicedWasserstein.Of(real, same);
        var blur = ImageSlicedWasserstein.Of(real, blurred);
        Assert.HasCount(2, equal.Levels);
        Assert.AreEqual(equal.Levels.Average(), equal.Value, 1e-12);
        Assert.AreEqual(40, equal.Count);
        Assert.IsLessThan(50, equal.Value);
        Assert.IsGreaterThan(1.4 * equal.Levels[0], blur.Levels[0]);
        Assert.AreEqual(1, blur.Levels[1] / equal.Levels[1], 0.25);
    }

    // The interval holds the distance. Fails without scaling, which lifts both ends above it.
    [TestMethod]
    public void The_interval_holds_the_distance()
    {
        using var scope = NewDisposeScope();
        var (distance, interval) = ImageSlicedWasserstein.Of(Noise(1), Noise(2), 1, new Bootstrap(30, 0.95, 1));
        Assert.AreEqual(distance.Value, interval.Value);
        Assert.IsTrue(interval.Lower < interval.Value && interval.Value < interval.Upper, $"{interval}");
        Assert.IsGreaterThan(interval.Value / 2, interval.Lower);
    }

    // A constant image loses nothing when it is halved; the mirrored border adds nothing. Fails with zeros around the image.
    [TestMethod]
    public void A_constant_image_is_all_in_the_last_level()
    {
        using var scope = NewDisposeScope();
        var levels = LaplacianPyramid.Of(full([1, 1, 64, 32], 0.5, ScalarType.Float64)).ToArray();
        Assert.HasCount(2, levels);
        CollectionAssert.AreEqual(new long[] { 1, 1, 32, 16 }, levels[1].shape);
        Assert.AreEqual(0, (double)levels[0].abs().max(), 1e-12);
        Assert.AreEqual(0, (double)levels[1].sub(0.5).abs().max(), 1e-12);
    }

    // Two patches by hand: of a ramp they differ by the distance of their corners, and standardised they have mean 0 and deviation 1 in each channel.
    // Fails with rows and columns exchanged.
    [TestMethod]
    public void Patches_are_where_they_should_be()
    {
        using var scope = NewDisposeScope();
        var ramp = arange(0, 2 * 9 * 8, 1, ScalarType.Float64).reshape(1, 2, 9, 8);
        var patches = ImageSlicedWasserstein.Patches(ramp, tensor(new long[] { 0, 2 }), tensor(new long[] { 1, 0 })).reshape(2, 7, 7, 2);
        Assert.AreEqual(0, (double)patches.mean([0, 1, 2]).abs().max(), 1e-12);
        Assert.AreEqual(1, (double)patches.select(3, 0).std(false), 1e-12);
        double across = (double)patches[0, 0, 1, 0] - (double)patches[0, 0, 0, 0], down = (double)patches[0, 1, 0, 0] - (double)patches[0, 0, 0, 0];
        Assert.AreEqual(8, down / across, 1e-9);
        Assert.AreEqual(2 * 8 - 1, ((double)patches[1, 0, 0, 0] - (double)patches[0, 0, 0, 0]) / across, 1e-9);
    }

    [TestMethod]
    public void Other_shapes_are_named()
    {
        using var images = zeros(2, 1, 6, 8);
        Assert.Contains("at least 7x7; found [2,1,6,8] and [2,1,6,8]", Assert.ThrowsExactly<ArgumentException>(() => ImageSlicedWasserstein.Of(images, images)).Message);
    }

    private static Tensor Noise(int seed)
    {
        using var random = new Generator((ulong)seed, CPU);
        return rand(40, 3, 32, 32, generator: random).mul(2).sub(1);
    }
}
