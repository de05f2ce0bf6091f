using Microsoft.ML.Gan.Networks.Cnn;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Networks.Style;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>The numbers of weights that the papers' tables give, or that a person adds up; any layer of another size or kind shows.</summary>
[TestClass]
public class ParameterCountTests
{
    // X10. Latent 128, 64 channels, cap 512, kernel 5, without normalisation.
    [TestMethod]
    [DataRow(8, 136_899, 5_889)]
    [DataRow(16, 473_859, 211_841)]
    [DataRow(32, 1_557_379, 1_033_345)]
    [DataRow(64, 5_362_819, 4_314_753)]
    [DataRow(128, 11_916_931, 10_868_865)]
    [DataRow(256, 18_471_043, 17_422_977)]
    public void Dcgan(int size, int generator, int critic) =>
        AssertCounts(new DcganFamily { GeneratorNormalization = Normalization.None }, 128, new ImageShape(3, size, size), generator, critic);

    // Dense 129 * 4,096; 9 * 256 * 128 + 128, 9 * 128 * 64 + 64, 9 * 64 * 3 + 3. Fails with kernels of 5.
    [TestMethod]
    public void Dcgan_with_nearest_neighbours() => AssertCounts(
        new DcganFamily { GeneratorNormalization = Normalization.None, UpMode = UpMode.Nearest }, 128, new ImageShape(3, 32, 32), 898_947, 1_033_345);

    // Two numbers per channel for each normalisation: 256 + 128 + 64 channels in the generator; 128 + 256 in the critic, whose first layer has none.
    [TestMethod]
    public void Dcgan_with_normalisation() =>
        AssertCounts(new DcganFamily { CriticNormalization = Normalization.Layer }, 128, new ImageShape(3, 32, 32), 1_557_379 + 896, 1_033_345 + 768);

    // At 32x32 the critic has the 1,053,824 parameters of the published 128-channel networks and the bias of its last layer.
    // Generator: dense 264,192; three blocks of 2 * 147,584 + 16,512 + 512; 256 + 3,459 at the end.
    [TestMethod]
    public void ResNet() => AssertCounts(new ResNetFamily(), 128, new ImageShape(3, 32, 32), 1_204_483, 1_053_825);

    // The published SN-GAN networks at 32x32. Fails with a bias of the score.
    [TestMethod]
    public void X10_SnGan() => AssertCounts(ResNetFamily.SnGan, 128, new ImageShape(3, 32, 32), 4_276_739, 1_053_824);

    // Ten classes have a gain and a bias each in the six normalisations of 256 channels in blocks, but not in the last. Fails if they have there too.
    [TestMethod]
    public void X10_SnGan_with_classes()
    {
        using var random = new Generator(1, CPU);
        using var g = new Projection(10).CreateGenerator(ResNetFamily.SnGan, 128, new ImageShape(3, 32, 32), random);
        Assert.AreEqual(4_304_387, g.parameters().Sum(parameter => parameter.numel()));
    }

    // Added up from the tables of the author's code, 64 times 1-2-4-8-16, 1-2-4-8-16-16 and 1-2-4-8-8-16-16, which the same sum reproduces for 32x32. At 64x64, generator:
    // dense 129 * 16,384; blocks from a to b channels of 9ab + 9bb + ab + 3b, and 2a + 2b to normalise; 128 + 1,731 at the end. Critic: 39,040 for the first block;
    // 9aa + 9ab + ab + a + 2b for the others (without ab + b where the width and the size stay); 1,025 at the end. Fails if the second convolution of a critic's
    // block takes its width from the first, or with another table.
    [TestMethod]
    [DataRow(64, 12_220_675, 10_141_441)]
    [DataRow(128, 32_150_787, 29_017_857)]
    public void X10_SnGan_of_large_images(int size, int generator, int critic) =>
        AssertCounts(ResNetFamily.SnGanLarge, 128, new ImageShape(3, size, size), generator, critic);

    [TestMethod]
    [TestCategory("Long")]
    public void X10_SnGan_of_the_largest_images() => AssertCounts(ResNetFamily.SnGanLarge, 128, new ImageShape(3, 256, 256), 37_135_107, 34_000_129);

    // Section 7, d = 64. Generator: dense 129 * 8,192; blocks 8d-8d-4d-2d-d from a to b channels of 9ab + 9bb + ab + 3b, and 2a + 2b to normalise; 128 + 1,731 at the end.
    // Critic: 1,792 for the first convolution; blocks d-2d-4d-8d-8d of 9aa + 9ab + ab + a + 2b, and 4a to normalise; 4 * 4 * 512 + 1 at the end.
    // Fails if the critic begins with a block, pools, or goes on widening.
    [TestMethod]
    public void WganGp_of_large_images() => AssertCounts(ResNetFamily.WganGpLarge, 128, new ImageShape(3, 64, 64), 8_541_443, 7_492_801);

    // Section 9. Generator: dense 129 * 8,192; 16 * 512 * 256 + 256, 16 * 256 * 128 + 128, 16 * 128 * 64 + 64; 1,731 at the end and 896 to normalise. Critic, kernels
    // of 3 and 4 in turn: 1,792, 65,600, 73,856, 262,272, 295,168, 1,048,832, 1,180,160 and 8,193. Fails with a convolution too few before the last layer.
    [TestMethod]
    public void SnGan_of_plain_convolutions() => AssertCounts(CnnFamily.SnGan, 128, new ImageShape(3, 32, 32), 3_812_355, 2_935_873);

    // The author's networks: biases in all of the generator and in nothing of the critic, normalisation of the generator's first layer unit by unit.
    // Fails with biases in the critic, or if channels are normalised in the first layer.
    [TestMethod]
    public void X10_GanQp() => AssertCounts(DcganFamily.GanQp, 128, new ImageShape(3, 128, 128), 19_561_987, 17_433_024);

    [TestMethod]
    [TestCategory("Long")]
    [DataRow(256, 64, 74_140_163, 69_882_304)]
    [DataRow(512, 32, 74_189_059, 69_931_232)]
    public void X10_GanQp_of_large_images(int size, int channels, int generator, int critic) =>
        AssertCounts(DcganFamily.GanQp with { Channels = channels }, 128, new ImageShape(3, size, size), generator, critic);

    // 2*64+64, twice 64*64+64, then 64*2+2; and 64+1 for the critic.
    [TestMethod]
    public void Mlp() => AssertCounts(new MlpFamily(64, 3), 2, new VectorShape(2), 192 + 8320 + 130, 192 + 8320 + 65);

    // Generator: dense 528,384; convolutions 2 * 590,080 + 295,040 + 147,584 + 73,792 + 36,928 + 1,731; posterior modules 129 * 2 * 1,152.
    // Critic: 1,792 + 65,600 + 73,856 + 262,272 + 295,168 + 1,048,832 and two heads of 4,096 * 128 + 128.
    [TestMethod]
    public void Posterior() => AssertCounts(new PosteriorFamily(), 128, new ImageShape(3, 32, 32), 2_560_835, 2_796_352);

    // X10, T-SG-10: the authors' tables. Fails with a bias too many.
    [TestMethod]
    [DataRow(8, 11_294_211, 11_281_409)]
    [DataRow(64, 25_131_779, 22_489_857)]
    public void T_SG_10_Style(int size, int generator, int critic) => AssertCounts(new StyleFamily(), 512, new ImageShape(3, size, size), generator, critic);

    // The official total counts the layers to pixels of all nine sizes. A network of fixed size consists of the levels up to it and one of those layers.
    // Fails if the layers to pixels have no bias.
    [TestMethod]
    public void T_SG_10_Style_that_grows()
    {
        using var random = new Generator(1, CPU);
        var (family, shape) = (new StyleFamily { Growth = new ProgressiveGrowth() }, new ImageShape(3, 1024, 1024));
        using var g = family.CreateGenerator(512, shape, random);
        using var d = new Unconditional().CreateCritic(family, shape, random);
        Assert.AreEqual(26_219_627, g.parameters().Sum(parameter => parameter.numel()));

        (long Generator, long Critic)[] counts =
        [
            (11_294_211, 11_281_409), (17_065_475, 16_001_025), (22_836_739, 20_720_641), (25_131_779, 22_489_857),
            (25_836_931, 22_932_097), (26_078_915, 23_042_625), (26_172_259, 23_070_241), (26_212_019, 23_077_137),
        ];
        foreach (var (i, count) in counts.Index())
        {
            int level = i + 1;
            Assert.AreEqual(count.Generator, Count(g, ["mapping", "synthesis.input", .. Parts("synthesis.blocks", 0, level), $"synthesis.toImage.{level}"]));
            Assert.AreEqual(count.Critic, Count(d, ["features.last", "head", .. Parts("features.blocks", 0, level - 1), $"features.fromImage.{level}"]));
        }
    }

    private static IEnumerable<string> Parts(string list, int first, int last) => Enumerable.Range(first, last - first + 1).Select(i => $"{list}.{i}");

    private static long Count(nn.Module network, IReadOnlyList<string> parts) => network.named_parameters()
        .Where(entry => parts.Any(part => entry.name.StartsWith($"{part}.", StringComparison.Ordinal))).Sum(entry => entry.parameter.numel());

    private static void AssertCounts(NetworkFamily family, int latentSize, SampleShape shape, long generator, long critic)
    {
        using var random = new Generator(1, CPU);
        using var g = family.CreateGenerator(latentSize, shape, random);
        using var d = new Unconditional().CreateCritic(family, shape, random);
        Assert.AreEqual(generator, g.parameters().Sum(parameter => parameter.numel()));
        Assert.AreEqual(critic, d.parameters().Sum(parameter => parameter.numel()));
    }
}
