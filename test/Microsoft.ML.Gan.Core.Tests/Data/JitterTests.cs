using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Section 14's data steps: enlarge, cut, mirror.</summary>
[TestClass]
public class JitterTests
{
    private const int Channels = 2, Height = 4, Width = 6;

    // 4x6 pixels in 6x9: 3 x 4 windows, each as it is and mirrored. All 24 are made here by another formula, and every image must be one of them.
    // Of 4800, each is expected 200 times: chi-square with 23 degrees of freedom exceeds 49.7 once in a thousand. Fails if the last place of either
    // side is left out or one too many, if all images of a batch share a window, if windows move along the diagonal only, if the mirroring goes with the
    // window's place, is top to bottom, or has a probability of 0.4.
    [TestMethod]
    public void All_windows_are_equally_frequent_and_half_are_mirrored()
    {
        const int count = 4800;
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        var image = Noise(1);
        var drawn = new Jitter(1.5, 0.5).Apply(image.expand(count, -1, -1, -1), random);
        CollectionAssert.AreEqual(new long[] { count, Channels, Height, Width }, drawn.shape);

        var windows = Windows(image[0], 6, 9);
        Assert.HasCount(24, windows);
        var frequencies = new int[windows.Count];
        foreach (int place in PlacesOf(drawn, windows)) frequencies[place]++;
        const double expected = count / 24.0;
        Assert.IsLessThan(49.7, frequencies.Sum(n => (n - expected) * (n - expected) / expected), string.Join(' ', frequencies));
    }

    // Fails with a probability that is 0.1 too low, with mirroring top to bottom, and if all images of a batch share a window.
    [TestMethod]
    public void Moving_and_mirroring_are_switched_alone()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        var images = Noise(50);
        CollectionAssert.AreEqual(Bits.Of(images.flip(3)), Bits.Of(new Jitter(FlipProbability: 1).Apply(images, random)));

        var windows = Windows(images[0], 6, 9);
        var places = PlacesOf(new Jitter(1.5).Apply(images.narrow(0, 0, 1).expand(200, -1, -1, -1), random), windows);
        Assert.IsTrue(places.All(place => place % 2 == 0));
        Assert.HasCount(12, places.Distinct());
    }

    // Section 7: the level of every pixel is still there, with a share of a level beside it that is as often small as large. Fails without the noise, if it reaches a
    // neighbouring level, or if the pixels of an image share it.
    [TestMethod]
    public void Dequantised_levels_fill_the_range_without_gaps()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        var levels = arange(256, ScalarType.Float32).reshape(1, 1, 16, 16).expand(200, 1, 16, 16);
        var drawn = (new Jitter { Dequantizes = true }.Apply(levels / 127.5 - 1, random) + 1) * 128;
        var shares = drawn - levels;
        Assert.IsGreaterThan(-1e-4, shares.min().ToDouble());
        Assert.IsLessThan(1 + 1e-4, shares.max().ToDouble());
        // Of 51,200 values: 5 standard deviations of their mean, and of the mean of a pixel's 200.
        Assert.AreEqual(0.5, shares.mean().ToDouble(), 5 * 0.2887 / Math.Sqrt(51200));
        Assert.AreEqual(0.2887, shares.std().ToDouble(), 0.003);
        Assert.IsLessThan(5 * 0.2887 / Math.Sqrt(200), (shares.mean([0]) - 0.5).abs().max().ToDouble());
        Assert.IsLessThan(5 * 0.2887 / Math.Sqrt(256), (shares.mean([1, 2, 3]) - 0.5).abs().max().ToDouble());
    }

    // Fails if nothing is done at the cost of a resampling or a draw.
    [TestMethod]
    public void None_leaves_images_and_the_stream_as_they_are()
    {
        using var scope = NewDisposeScope();
        using Generator random = new(5, CPU), untouched = new(5, CPU);
        var images = Noise(3);
        CollectionAssert.AreEqual(Bits.Of(images), Bits.Of(Jitter.None.Apply(images, random)));
        CollectionAssert.AreEqual(Bits.Of(untouched), Bits.Of(random));
        Assert.AreEqual(Jitter.None, new Jitter(1, 0));
    }

    // Fails if drawing is part of what is differentiated.
    [TestMethod]
    public void It_has_no_gradient()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        Assert.IsFalse(Jitter.CycleGan.Apply(Noise(3).requires_grad_(), random).requires_grad);
    }

    // Pixels that are the numbers of their rows: the window's row 128 tells its place, 0 to 30. Fails with 285 for 286.
    [TestMethod]
    public void CycleGan_cuts_256_pixels_out_of_286()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5, CPU);
        var ramp = arange(256, ScalarType.Float32).reshape(1, 1, 256, 1).expand(400, 1, 256, 256);
        var tops = Jitter.CycleGan.Apply(ramp, random).narrow(2, 128, 1).narrow(3, 0, 1).flatten().data<float>().ToArray()
            .Select(value => (value + 0.5) * 286 / 256 - 128.5).ToArray();
        foreach (double top in tops) Assert.AreEqual(Math.Round(top), top, 1e-3);
        CollectionAssert.AreEqual(Enumerable.Range(0, 31).ToArray(), tops.Select(top => (int)Math.Round(top)).Distinct().Order().ToArray());
        Assert.AreEqual((286.0 / 256, 0.5), (Jitter.CycleGan.Scale, Jitter.CycleGan.FlipProbability));
    }

    private static Tensor Noise(int count)
    {
        using var random = new Generator(3, CPU);
        return randn([count, Channels, Height, Width], generator: random);
    }

    /// <summary>Which of the windows each image is.</summary>
    private static int[] PlacesOf(Tensor images, List<float[]> windows)
    {
        int PlaceOf(float[] image) => windows.FindIndex(window => window.Zip(image).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5f));
        int[] places = [.. images.data<float>().ToArray().Chunk(Channels * Height * Width).Select(PlaceOf)];
        CollectionAssert.DoesNotContain(places, -1, "An image is no window.");
        return places;
    }

    /// <summary>All windows of an image [C,H,W] enlarged to the given size, each followed by its mirror image.</summary>
    private static List<float[]> Windows(Tensor pixels, int height, int width)
    {
        float[] image = pixels.data<float>().ToArray();

        // Pixel centres are at halves; beyond the outermost ones the image goes on as it ends.
        float Row(int c, int y, double x)
        {
            x = Math.Clamp(x, 0, Width - 1);
            int left = Math.Min((int)x, Width - 2);
            int start = (c * Height + y) * Width + left;
            return (float)((1 - (x - left)) * image[start] + (x - left) * image[start + 1]);
        }

        float At(int c, int v, int u)
        {
            double y = Math.Clamp((v + 0.5) * Height / height - 0.5, 0, Height - 1), x = (u + 0.5) * Width / width - 0.5;
            int top = Math.Min((int)y, Height - 2);
            return (float)((1 - (y - top)) * Row(c, top, x) + (y - top) * Row(c, top + 1, x));
        }

        float[] Window(int top, int left, bool mirrored) =>
        [
            .. from c in Enumerable.Range(0, Channels)
               from v in Enumerable.Range(0, Height)
               from u in Enumerable.Range(0, Width)
               select At(c, top + v, left + (mirrored ? Width - 1 - u : u)),
        ];

        return
        [
            .. from top in Enumerable.Range(0, height - Height + 1)
               from left in Enumerable.Range(0, width - Width + 1)
               from mirrored in new[] { false, true }
               select Window(top, left, mirrored),
        ];
    }
}
