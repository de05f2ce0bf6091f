using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.ResNet;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>Sections 7 and 9: residual networks beyond 32x32, as narrow as they can be.</summary>
[TestClass]
public class WideningResNetTests
{
    private static readonly ResNetFamily narrow = ResNetFamily.SnGanLarge with { Channels = 1, GeneratorChannels = 1 };

    // The author's critic of 64x64 halves five times, to 2x2; the others end at 4x4. A sum over the last grid is so many times its mean.
    // Fails if the last block of 64x64 keeps the size, or that of the others halves it.
    [TestMethod]
    [DataRow(64, 64, 2 * 2)]
    [DataRow(128, 128, 4 * 4)]
    [DataRow(256, 256, 4 * 4)]
    [DataRow(96, 64, 3 * 2)]
    public void Networks_of_large_images(int height, int width, int places)
    {
        using var scope = NewDisposeScope();
        using var seed = new Generator(1, CPU);
        var shape = new ImageShape(3, height, width);
        using var generator = new Unconditional().CreateGenerator(narrow, 8, shape, seed);
        var images = generator.call(randn([2, 8], generator: seed), null);
        CollectionAssert.AreEqual(new long[] { 2, 3, height, width }, images.shape);

        Tensor Features(bool sum)
        {
            using var random = new Generator(2, CPU);
            using var features = (narrow with { Pooling = sum ? FeaturePooling.Sum : FeaturePooling.Mean }).CreateCritic(shape, random).Features;
            return features.call(images);
        }

        Assert.AreEqual(16, Features(sum: true).shape[1]);
        Assert.AreEqual(0, (Features(sum: true) / places - Features(sum: false)).abs().max().ToSingle(), 1e-6);
        Assert.IsGreaterThan(1e-4, Features(sum: true).abs().max().ToSingle());
    }

    // Section 7: a critic of plain features at the base grid, which halves once per doubling; widths 1-2-4-8-8. Fails if its first layer halves too, or if it pools.
    [TestMethod]
    [DataRow(32, 32, 4 * 4)]
    [DataRow(64, 64, 4 * 4)]
    [DataRow(48, 96, 6 * 12)]
    public void WganGp_of_large_images(int height, int width, int places)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var (shape, family) = (new ImageShape(3, height, width), ResNetFamily.WganGpLarge with { Channels = 1, GeneratorChannels = 1 });
        using var generator = new Unconditional().CreateGenerator(family, 8, shape, random);
        var images = generator.call(randn([2, 8], generator: random), null);
        CollectionAssert.AreEqual(new long[] { 2, 3, height, width }, images.shape);
        using var features = family.CreateCritic(shape, random).Features;
        CollectionAssert.AreEqual(new long[] { 2, 8 * places }, features.call(images).shape);
        using var critic = new Unconditional().CreateCritic(family, shape, random);
        CollectionAssert.AreEqual(new long[] { 2 }, critic.call(images, null).shape);
    }

    // Section 9's five blocks of 64x64 halve five times, but where the first keeps the size there are four that can. Fails if halvings are counted as they are planned.
    [TestMethod]
    public void Features_are_as_many_as_the_blocks_leave()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var body = (narrow with { HalvesInput = false, Pooling = FeaturePooling.None }).CreateCritic(new ImageShape(3, 64, 64), random);
        using var features = body.Features;
        Assert.AreEqual(body.FeatureCount, features.call(randn([1, 3, 64, 64], generator: random)).shape[1]);
        Assert.AreEqual(16 * 4 * 4, body.FeatureCount);
    }

    // The generator's classes are seen at every width. Fails if the normalisation has the width of another block.
    [TestMethod]
    public void Classes_of_large_images()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var (shape, projection) = (new ImageShape(3, 64, 64), new Projection(3));
        using var generator = projection.CreateGenerator(narrow, 8, shape, random);
        using var critic = projection.CreateCritic(narrow, shape, random);
        var labels = tensor(new long[] { 0, 2 });
        CollectionAssert.AreEqual(new long[] { 2 }, critic.call(generator.call(randn([2, 8], generator: random), labels), labels).shape);
    }

    // Fails if a size without published widths is built all the same.
    [TestMethod]
    [DataRow(32, 3)]
    [DataRow(512, 7)]
    public void Other_sizes_are_refused(int size, int doublings)
    {
        using var random = new Generator(1, CPU);
        var error = Assert.ThrowsExactly<ArgumentException>(() => narrow.CreateGenerator(8, new ImageShape(3, size, size), random));
        StringAssert.Contains(error.Message, $"Images of {size}x{size} (height x width) double a grid of 4x4 {doublings} times; SN-GAN's wide networks are made for 4 to 6 doublings");
        Assert.ThrowsExactly<ArgumentException>(() => narrow.CreateCritic(new ImageShape(3, size, size), random));
    }
}
