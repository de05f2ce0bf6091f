using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class StyleSamplerTests
{
    private static readonly RowId[] Rows = [0, 1, 2], Sources = [10, 11, 12];

    // Fails with psi and 1 - psi exchanged.
    [TestMethod]
    public void T_SG_7_at_psi_0_only_the_noise_is_left_and_at_psi_1_nothing_changes()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(SmallStyle.Family with { Noise = false });
        var none = new StyleSampler(gan, 1, new Truncation(0, int.MaxValue)).Rows(Rows);
        for (int row = 1; row < 3; row++) Assert.IsTrue(none[0].Equals(none[row]), "All have the mean style.");
        Assert.IsTrue(gan.Generator.get_buffer("average")!.abs().min().ToSingle() > 0);

        var whole = new StyleSampler(gan, 1).Rows(Rows);
        Assert.IsTrue(whole.Equals(new StyleSampler(gan, 1, new Truncation(1)).Rows(Rows)));
        Assert.IsFalse(whole[0].allclose(whole[1]));
        Assert.IsFalse(whole.allclose(none));
    }

    // 0.7 for the first layers and 1 beyond: with the cutoff at layer 2 what is drawn to the mean is exactly the styles of layers 0 and 1.
    // Fails if the cutoff is ignored.
    [TestMethod]
    public void T_SG_7_layers_beyond_the_cutoff_are_not_truncated()
    {
        using var scope = NewDisposeScope();
        Tensor styles = arange(12, ScalarType.Float32).reshape(1, 4, 3), average = tensor(new[] { 10f, 20, 30 });
        var truncated = new Truncation(0.75, 2).Apply(styles, average);
        CollectionAssert.AreEqual(new float[] { 2.5f, 5.75f, 9, 4.75f, 8, 11.25f, 6, 7, 8, 9, 10, 11 }, truncated.data<float>().ToArray());
        Assert.IsTrue(styles.Equals(new Truncation(0.5, 0).Apply(styles, average)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Truncation(Layers: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Truncation(double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Truncation { Psi = double.PositiveInfinity });
    }

    // Fails if the plain sampler leaves the truncation out.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void The_plain_sampler_truncates_the_same_way(bool conditional)
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(SmallStyle.Family, conditional ? new LabelSelection(3) { Input = new EmbeddedClass(4) } : new Unconditional());
        Label[] labels = conditional ? [2, 0, 1] : [];
        foreach (var truncation in new[] { null, new Truncation(0.5) })
        {
            var expected = new StyleSampler(gan, 1, truncation).Rows(Rows, conditional ? labels : null);
            Assert.IsTrue(expected.allclose(new Sampler(gan, 1, truncation).Rows(0, 3, labels), rtol: 1e-4, atol: 1e-5));
        }
    }

    // Layers up to the crossover: a picture that ends below keeps its own styles to the last bit. Fails with rows and sources exchanged.
    [TestMethod]
    public void T_SG_6_mixing_lends_the_styles_of_some_layers()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(SmallStyle.Growing);
        var sampler = new StyleSampler(gan, 1);
        Tensor own = sampler.Rows(Rows), fine = sampler.Mix(Rows, Sources, StyleLayers.Middle), all = sampler.Mix(Rows, Sources, ..);
        Assert.IsTrue(own.Equals(sampler.Mix(Rows, Sources, StyleLayers.Fine)), "There are six layers only.");
        Assert.IsTrue(own.Equals(sampler.Mix(Rows, Rows, ..)));
        Assert.IsFalse(own.allclose(fine));
        Assert.IsFalse(sampler.Rows(Sources).allclose(all), "The noise is the rows' own.");
        Assert.IsTrue(all.Equals(sampler.Mix(Rows, Sources, ..6)));

        // Up to 8x8 both have the same styles: layers 0 to 3.
        gan.Generator.GrowTo(new GrowthPoint(1, 1));
        Assert.IsTrue(sampler.Rows(Rows).Equals(sampler.Mix(Rows, Sources, StyleLayers.Middle)));
        Assert.IsTrue(sampler.Mix(Rows, Sources, StyleLayers.Coarse).Equals(sampler.Mix(Rows, Sources, ..)));
        Assert.ThrowsExactly<ArgumentException>(() => sampler.Mix(Rows, [1], ..));
    }

    // Fails if the path runs backwards.
    [TestMethod]
    public void Interpolation_moves_w_on_a_straight_line()
    {
        using var scope = NewDisposeScope();
        using var gan = Gan(SmallStyle.Family);
        var sampler = new StyleSampler(gan, 1);
        var path = sampler.Interpolate(0, 10, 5);
        CollectionAssert.AreEqual(new long[] { 5, 2, 16, 16 }, path.shape);
        Assert.IsTrue(sampler.Rows([0])[0].allclose(path[0], rtol: 1e-4, atol: 1e-5));
        Assert.IsTrue(sampler.Mix([0], [10], ..)[0].allclose(path[4], rtol: 1e-4, atol: 1e-5));

        var generator = (StyleGenerator)gan.Generator;
        var rows = RowNoise.Latents(1, [0, 10], gan.Architecture.RowSize);
        var styles = generator.Styles(rows);
        var quarter = generator.Images(0.75 * styles[..1] + 0.25 * styles[1..], rows[..1]);
        Assert.IsTrue(quarter[0].allclose(path[1], rtol: 1e-4, atol: 1e-5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => sampler.Interpolate(0, 1, 1));
    }

    [TestMethod]
    public void A_generator_without_styles_is_refused()
    {
        using var random = new Generator(1, CPU);
        var architecture = new GanArchitecture(new VectorShape(2), 2, new MlpFamily(4, 1), new Unconditional());
        using var gan = new TrainedGan(architecture, architecture.CreateGenerator(random), architecture.CreateCritic(random));
        var error = Assert.ThrowsExactly<ArgumentException>(() => new StyleSampler(gan, 1).Rows(Rows));
        StringAssert.Contains(error.Message, "Only generators of a StyleFamily have styles");
        Assert.ThrowsExactly<ArgumentException>(() => new Sampler(gan, 1, new Truncation()).Rows(0, 1));
    }

    private static TrainedGan Gan(StyleFamily family, Conditioning? conditioning = null)
    {
        using var random = new Generator(71, CPU);
        var architecture = new GanArchitecture(SmallStyle.Shape, SmallStyle.LatentSize, family, conditioning ?? new Unconditional());
        var gan = new TrainedGan(architecture, SmallStyle.Shaken(architecture.CreateGenerator(random), random), architecture.CreateCritic(random));
        gan.Generator.GrowTo(new GrowthPoint(2, 1));
        using var noGrad = no_grad();
        foreach (var (name, buffer) in gan.Generator.named_buffers())
            if (name.EndsWith("average", StringComparison.Ordinal)) buffer.normal_(0, 1, random);
        return gan;
    }
}
