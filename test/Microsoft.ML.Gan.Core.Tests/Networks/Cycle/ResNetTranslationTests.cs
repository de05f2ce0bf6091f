using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Cycle;

[TestClass]
public class ResNetTranslationTests
{
    // The published networks with 6 and 9 blocks, and the 70x70 critic. Fails if a convolution has no bias or a normalisation has weights.
    [TestMethod]
    [DataRow(128, 7_837_699)]
    [DataRow(256, 11_378_179)]
    public void T_CY_4_parameter_counts(int size, long translator)
    {
        var image = new ImageShape(3, size, size);
        using var random = new Generator(1, CPU);
        using var g = new ResNetTranslation().CreateTranslator(image, image, random);
        using var d = new ResNetTranslation().CreateCritic(image, random);
        Assert.AreEqual(translator, Count(g));
        Assert.AreEqual(2_764_737, Count(d));
    }

    // A resized 3x3 convolution has as many weights as a transposed one; a channel more or less costs 7 * 7 * 64 weights at either end. Fails with 4x4.
    [TestMethod]
    public void T_CY_4_parameter_counts_of_the_variants()
    {
        var (colour, grey) = (new ImageShape(3, 128, 128), new ImageShape(1, 128, 128));
        using var random = new Generator(1, CPU);
        using var resized = new ResNetTranslation { UpMode = UpMode.Nearest }.CreateTranslator(colour, colour, random);
        using var colouring = new ResNetTranslation().CreateTranslator(grey, colour, random);
        Assert.AreEqual(7_837_699, Count(resized));
        Assert.AreEqual(7_837_699 - 2 * 7 * 7 * 64, Count(colouring));
    }

    // Fails if the last layer but one halves the map too.
    [TestMethod]
    [DataRow(256, 30)]
    [DataRow(128, 14)]
    [DataRow(64, 6)]
    [DataRow(32, 6)]
    [DataRow(16, 6)]
    [DataRow(28, 12)]
    [DataRow(8, 2)]
    public void T_CY_3_the_critic_scores_a_map_of_patches(int size, int map)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = new ResNetTranslation(2).CreateCritic(new ImageShape(3, size, size), random);
        CollectionAssert.AreEqual(new long[] { 2, 1, map, map }, critic.call(zeros(2, 3, size, size)).shape);
    }

    // The pixels that one score depends on, apart from instance normalisation, which looks at all. Fails with a stride or kernel of another size.
    [TestMethod]
    [DataRow(1, 16)]
    [DataRow(2, 34)]
    [DataRow(3, 70)]
    [DataRow(4, 142)]
    public void T_CY_3_receptive_field(int layers, int pixels)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = (Sequential)new ResNetTranslation(2) { CriticLayers = layers }.CreateCritic(new ImageShape(1, 192, 192), random);
        var x = randn([1, 1, 192, 192], generator: random);
        x.requires_grad = true;
        var map = critic.children().OfType<nn.Module<Tensor, Tensor>>().Where(layer => layer is not InstanceNorm2d).Aggregate(x, (y, layer) => layer.call(y));
        long centre = map.shape[2] / 2;
        var touched = autograd.grad([map[0, 0, centre, centre]], [x])[0].ne(0)[0, 0];
        Assert.AreEqual(pixels, touched.any(0).sum().ToInt64());
        Assert.AreEqual(pixels, touched.any(1).sum().ToInt64());
    }

    // A last convolution of large weights goes far beyond 1 where nothing holds it. Fails without tanh, and without the output padding of a doubling.
    [TestMethod]
    [DataRow(UpMode.Transposed, 8, 12)]
    [DataRow(UpMode.Nearest, 8, 12)]
    [DataRow(UpMode.Bilinear, 8, 12)]
    [DataRow(UpMode.Transposed, 28, 28)]
    [DataRow(UpMode.Nearest, 28, 28)]
    [DataRow(UpMode.Bilinear, 28, 28)]
    public void T_CY_3_the_translator_keeps_the_size_and_ends_in_tanh(UpMode resize, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var translator = new ResNetTranslation(2) { Blocks = 1, UpMode = resize }.CreateTranslator(new ImageShape(1, height, width), new ImageShape(3, height, width), random);
        using (no_grad()) translator.parameters().Single(parameter => parameter.shape is [3, 2, 7, 7]).mul_(100);
        var y = translator.call(randn([2, 1, height, width], generator: random));
        CollectionAssert.AreEqual(new long[] { 2, 3, height, width }, y.shape);
        Assert.IsLessThanOrEqualTo(1, y.abs().max().ToSingle());
        Assert.IsTrue(y.isfinite().all().ToBoolean());
    }

    // A row of a step from 0 to 1, doubled: as it is, or with the quarters of a straight line between the pixels' middles. Fails if the mode is lost.
    [TestMethod]
    [DataRow(UpMode.Nearest, new float[] { 0, 0, 0, 0, 1, 1, 1, 1 })]
    [DataRow(UpMode.Bilinear, new float[] { 0, 0, 0, 0.25f, 0.75f, 1, 1, 1 })]
    public void Doubling_repeats_pixels_or_is_smooth(UpMode mode, float[] doubled)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var translator = new ResNetTranslation(2) { Blocks = 1, UpMode = mode }.CreateTranslator(new ImageShape(1, 8, 8), new ImageShape(1, 8, 8), random);
        var step = tensor(new float[] { 0, 0, 1, 1 }).expand(1, 1, 4, 4);
        var layers = ((Sequential)translator).children().OfType<Upsample>().ToList();
        Assert.HasCount(2, layers);
        foreach (var layer in layers) CollectionAssert.AreEqual(doubled, layer.call(step)[0, 0, 3].data<float>().ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ResNetTranslation { UpMode = (UpMode)9 });
    }

    // Fails if there is an activation after the sum, or the skip is missing.
    [TestMethod]
    public void T_CY_6_a_residual_block_with_zero_weights_is_the_identity()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var block = new ResidualBlock(3, random);
        using (no_grad()) foreach (var parameter in block.parameters()) parameter.zero_();
        var x = randn([2, 3, 5, 4], generator: random);
        Assert.IsTrue(x.eq(block.call(x)).all().ToBoolean());
    }

    // Fails with zero padding: at a corner a reflected constant stays constant, so that nothing but the constant comes out.
    [TestMethod]
    public void Padding_reflects()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var translator = new ResNetTranslation(2) { Blocks = 1, UpMode = UpMode.Nearest }.CreateTranslator(new ImageShape(1, 8, 8), new ImageShape(1, 8, 8), random);
        var first = ((Sequential)translator).children().OfType<nn.Module<Tensor, Tensor>>().Take(2).Aggregate(ones(1, 1, 8, 8), (y, layer) => layer.call(y));
        Assert.AreEqual(0, (first - first.mean([2, 3], keepdim: true)).abs().max().ToSingle(), 1e-6);
    }

    [TestMethod]
    public void Shapes_that_cannot_be_translated_are_refused()
    {
        Refused(new ImageShape(3, 30, 32), new ImageShape(3, 30, 32), "multiples of 4", "3x30x32");
        Refused(new ImageShape(3, 4, 8), new ImageShape(3, 4, 8), "at least 8");
        Refused(new ImageShape(3, 32, 32), new ImageShape(1, 32, 36), "one height and width", "1x32x36");
        Refused(new VectorShape(3), new ImageShape(1, 32, 36), "images");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new ResNetTranslation { CriticLayers = 2 }.Check(new ImageShape(1, 8, 8), new ImageShape(1, 8, 8))).Message, "CriticLayers");
    }

    private static void Refused(SampleShape a, SampleShape b, params string[] said)
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => new ResNetTranslation().Check(a, b)).Message;
        foreach (string part in said) StringAssert.Contains(message, part);
    }

    private static long Count(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
