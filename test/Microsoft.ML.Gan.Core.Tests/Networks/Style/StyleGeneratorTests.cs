using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

[TestClass]
public class StyleGeneratorTests
{
    private const int Layers = 6;

    // 2 maps of 4x4, 8x8 and 16x16. Fails if height and width are confused.
    [TestMethod]
    public void Noise_is_a_map_for_every_layer()
    {
        Assert.AreEqual(2 * (16 + 64 + 256), SmallStyle.Family.NoiseSize(SmallStyle.Shape));
        Assert.AreEqual(0, (SmallStyle.Family with { Noise = false }).NoiseSize(SmallStyle.Shape));
        Assert.AreEqual(2 * (6 * 8 + 12 * 16), SmallStyle.Family.NoiseSize(new ImageShape(1, 12, 16)));
    }

    // Fails with noise drawn from anywhere but the row, and if a layer gets another's.
    [TestMethod]
    public void T_SG_5_a_picture_is_a_function_of_its_row_and_every_noise_value_counts()
    {
        using var scope = NewDisposeScope();
        using var g = SmallStyle.Generator(SmallStyle.Family);
        var rows = SmallStyle.Rows(SmallStyle.Family, 2).requires_grad_();
        var image = g.call(rows, null);
        Assert.IsTrue(image.Equals(g.call(rows, null)));
        var gradient = autograd.grad([image.square().sum()], [rows])[0];
        Assert.IsGreaterThan(0, gradient.abs().min().ToSingle());
    }

    // Fails if noise is scaled by 1 + strength, as styles scale by 1 + s.
    [TestMethod]
    public void T_SG_5_at_strength_0_the_noise_does_not_matter()
    {
        using var scope = NewDisposeScope();
        using var g = SmallStyle.Generator(SmallStyle.Family);
        var (rows, others) = (SmallStyle.Rows(SmallStyle.Family, 2), SmallStyle.Rows(SmallStyle.Family, 2, seed: 99));
        var sameLatent = cat([rows.narrow(1, 0, SmallStyle.LatentSize), others.narrow(1, SmallStyle.LatentSize, rows.shape[1] - SmallStyle.LatentSize)], 1);
        Assert.IsFalse(g.call(rows, null).allclose(g.call(sameLatent, null)));
        using (no_grad())
            foreach (var (name, parameter) in g.named_parameters())
                if (name.EndsWith("strength", StringComparison.Ordinal)) parameter.zero_();
        Assert.IsTrue(g.call(rows, null).Equals(g.call(sameLatent, null)));
        Assert.IsFalse(g.call(rows, null).allclose(g.call(others, null)));
    }

    // Layer c and those above it get the other style: the picture of a network that ends below does not change by a bit. Fails with the layers exchanged.
    [TestMethod]
    public void T_SG_6_what_is_below_the_crossover_does_not_change()
    {
        using var scope = NewDisposeScope();
        using var g = SmallStyle.Generator(SmallStyle.Growing);
        var rows = SmallStyle.Rows(SmallStyle.Growing, 3);
        Tensor own = g.Styles(rows), first = g.Styles(SmallStyle.Rows(SmallStyle.Growing, 3, seed: 7)), second = g.Styles(SmallStyle.Rows(SmallStyle.Growing, 3, seed: 8));
        for (int level = 0; level < 3; level++)
        {
            g.GrowTo(new GrowthPoint(level, 1));
            int end = 2 * (level + 1);
            for (int layer = 1; layer < Layers; layer++)
            {
                var image = g.Images(StyleMixing.Cross(own, first, layer), rows);
                Assert.AreEqual(layer >= end, image.Equals(g.Images(StyleMixing.Cross(own, second, layer), rows)), $"level {level}, crossover {layer}");
            }
        }
    }

    // Fails if layer 0 is a crossover too.
    [TestMethod]
    public void Nine_of_ten_training_batches_mix_two_latents_at_a_random_layer()
    {
        const int Batches = 600;
        using var scope = NewDisposeScope();
        using var random = new Generator(61, CPU);
        using var g = SmallStyle.Generator(SmallStyle.Growing);
        g.GrowTo(new GrowthPoint(1, 1));
        Tensor rows = SmallStyle.Rows(SmallStyle.Growing, 1), others = SmallStyle.Rows(SmallStyle.Growing, 1, seed: 7);
        var (own, other) = (g.Styles(rows), g.Styles(others));
        // The picture of every crossover at 8x8, 4 standing for none.
        var pictures = Enumerable.Range(1, 4).ToDictionary(layer => layer, layer => Networks.Layers.Resize.Shrink(g.Images(StyleMixing.Cross(own, other, layer), rows)));
        var counts = new int[5];
        for (int i = 0; i < Batches; i++)
        {
            using var batch = NewDisposeScope();
            int drawn = 0;
            var image = g.ForTraining(() => drawn++ == 0 ? rows : others, null, random);
            counts[pictures.Single(picture => picture.Value.allclose(image, rtol: 1e-4, atol: 1e-5)).Key]++;
        }

        // 60 without, and 180 at each of the three layers; four standard deviations are 30 and 45.
        Assert.AreEqual(60, counts[4], 30);
        for (int layer = 1; layer < 4; layer++) Assert.AreEqual(180, counts[layer], 45, $"layer {layer}");
    }

    // w_avg <- 0.995 w_avg + 0.005 mean(w), from 0. Fails with another decay.
    [TestMethod]
    public void T_SG_12_training_moves_the_mean_of_w_and_sampling_does_not()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(62, CPU);
        using var g = SmallStyle.Generator(SmallStyle.Family);
        var expected = zeros(8);
        for (ulong i = 0; i < 3; i++)
        {
            var rows = SmallStyle.Rows(SmallStyle.Family, 4, seed: i);
            expected = 0.995 * expected + 0.005 * g.Styles(rows).select(1, 0).mean([0]);
            g.ForTraining(() => rows, null, random);
            g.call(rows, null);
        }

        Assert.IsTrue(expected.allclose(g.AverageStyle, rtol: 1e-5, atol: 1e-7));
        Assert.IsFalse(g.AverageStyle.requires_grad);
    }

    // Without the constant the first tensor is a function of w; its gain makes the variance 2 / 16. Fails with another gain.
    [TestMethod]
    public void The_constant_can_be_replaced_by_a_dense_layer_of_w()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(63, CPU);
        var family = new StyleFamily(1024, 64) { ConstantInput = false };
        using var g = family.CreateGenerator(16, new ImageShape(1, 8, 8), random);
        var input = ((nn.Module<Tensor, Tensor>)g.named_modules().Single(module => module.name == "synthesis.input").module).call(randn(64, 512, generator: random));
        CollectionAssert.AreEqual(new long[] { 64, 64, 4, 4 }, input.shape);
        Assert.AreEqual(2.0 / 16, input.var().ToSingle(), 0.005);
        Assert.IsFalse(g.has_parameter("synthesis.input.constant"));
        CollectionAssert.AreEqual(new long[] { 2, 1, 8, 8 }, g.call(randn(2, 16 + family.NoiseSize(new ImageShape(1, 8, 8)), generator: random), null).shape);
    }
}
