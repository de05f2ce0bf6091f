using Microsoft.ML.Gan.Networks.Cnn;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

[TestClass]
public class NetworkFamilyTests
{
    private static readonly (int Height, int Width)[] Sizes = [(8, 8), (28, 28), (32, 32), (48, 64)];

    public static IEnumerable<object[]> ShapesAndFamilies =>
        from size in Sizes
        from channels in new[] { 1, 3 }
        from family in new NetworkFamily[]
        {
            new MlpFamily(8, 1), new DcganFamily(4, 8), new DcganFamily(4, 8) { UpMode = UpMode.Nearest }, new MinibatchDeviationFamily(new CnnFamily(4, 8)), new ResNetFamily(4), ResNetFamily.WganGpLarge with { Channels = 2, GeneratorChannels = 2 }, new PosteriorFamily(3) { Channels = 2 }, SmallStyle.Family, SmallStyle.Growing,
        }
        select new object[] { new ImageShape(channels, size.Height, size.Width), family };

    // Fails for a family that confuses height and width, or assumes three channels or a base of 4x4.
    [TestMethod]
    [DynamicData(nameof(ShapesAndFamilies))]
    public void T_SHAPE_1_every_family_trains_two_iterations_at_every_size(ImageShape shape, NetworkFamily family)
    {
        using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 2 }, shape: shape, family: family);
        training.Loop.Run();
        Assert.AreEqual(2, training.Loop.Iteration);
        Assert.AreEqual(0, training.Loop.SkippedSteps);

        using var scope = NewDisposeScope();
        var samples = training.Model.AverageGenerator.call(randn(2, training.Model.Architecture.RowSize), tensor(new[] { 0L, 2L }));
        CollectionAssert.AreEqual(shape.Batched(2), samples.shape);
        if (family is not StyleFamily) Assert.IsLessThanOrEqualTo(1, samples.abs().max().ToSingle());
        CollectionAssert.AreEqual(new long[] { 2 }, training.Model.Critic.call(samples, tensor(new[] { 0L, 2L })).shape);
    }

    // Section 12.4: 4x4 is the smallest StyleGAN, one level of two layers. Fails if its networks count on a second level.
    [TestMethod]
    public void The_smallest_StyleGAN_is_a_base_grid()
    {
        foreach (var family in new NetworkFamily[] { SmallStyle.Family, SmallStyle.Family with { Growth = new ProgressiveGrowth(100, StartLevel: 0) }, new MinibatchDeviationFamily(SmallStyle.Family) })
        {
            using var training = SmallTraining.OfImages(SmallTraining.Settings with { Iterations = 2 }, shape: new ImageShape(1, 4, 4), family: family);
            training.Loop.Run();
            Assert.AreEqual((2, 0), (training.Loop.Iteration, training.Loop.SkippedSteps));
            Assert.AreEqual(2 * 4 * 4, family.NoiseSize(new ImageShape(1, 4, 4)));
        }

        using var random = new Generator(1, CPU);
        foreach (var family in new NetworkFamily[] { new DcganFamily(), new CnnFamily(), new ResNetFamily() })
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => family.CreateCritic(new ImageShape(1, 4, 4), random)).Message, "nearest size that can is 8x8");
    }

    // Fails if the last layer of a generator of vectors squashes.
    [TestMethod]
    public void Vectors_are_not_bounded()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var generator = new MlpFamily(16, 2).CreateGenerator(2, new VectorShape(5), random);
        Assert.IsGreaterThan(1, generator.call(100 * randn([8, 2], generator: random), null).abs().max().ToSingle());
    }

    [TestMethod]
    public void Convolutional_families_refuse_vectors()
    {
        using var random = new Generator(1, CPU);
        foreach (var family in new NetworkFamily[] { new DcganFamily(), new CnnFamily(), new ResNetFamily(), new StyleFamily() })
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => family.CreateGenerator(2, new VectorShape(5), random));
            StringAssert.Contains(error.Message, "vectors of 5; use MlpFamily");
            Assert.ThrowsExactly<ArgumentException>(() => family.CreateCritic(new VectorShape(5), random));
        }
    }

    // Section 9: SN-GAN sums over the last grid, 8x8 places here, where WGAN-GP's critic averages. Fails if it averages, or sums elsewhere.
    [TestMethod]
    public void The_critic_of_SN_GAN_sums_its_features()
    {
        using var scope = NewDisposeScope();
        Tensor Features(bool sum)
        {
            using var random = new Generator(1, CPU);
            using var features = (ResNetFamily.SnGan with { Channels = 4, Pooling = sum ? FeaturePooling.Sum : FeaturePooling.Mean }).CreateCritic(new ImageShape(1, 32, 32), random).Features;
            return features.call(randn([2, 1, 32, 32], generator: random));
        }

        Assert.AreEqual(0, (Features(sum: true) / 64 - Features(sum: false)).abs().max().ToSingle(), 1e-6);
        Assert.IsGreaterThan(0.01, Features(sum: true).abs().max().ToSingle());
    }

    // Section 21, 14. Fails if a default cannot be built: a projection's generator has to see the class somewhere.
    [TestMethod]
    public void Classes_are_projected_where_the_critic_is_spectrally_normalised_and_concatenated_elsewhere()
    {
        var image = new ImageShape(1, 8, 8);
        var spectral = new DcganFamily(4) { SpectralCritic = true };
        NetworkFamily[] projecting =
        [
            spectral, spectral with { GeneratorNormalization = Normalization.Layer }, ResNetFamily.SnGan with { Channels = 4, GeneratorChannels = 4 },
            CnnFamily.SnGan with { Channels = 4 }, new MlpFamily(4, 1) { SpectralCritic = true },
        ];
        NetworkFamily[] concatenating = [new DcganFamily(4), new ResNetFamily(4), new MlpFamily(4, 1), new PackedFamily(spectral, 2)];
        foreach (var family in projecting.Concat(concatenating))
        {
            using var random = new Generator(1, CPU);
            var conditioning = family.DefaultConditioning(3);
            Assert.AreEqual((projecting.Contains(family) ? typeof(Projection) : typeof(Concatenation), 3), (conditioning.GetType(), conditioning.ClassCount), $"{family}");
            conditioning.CreateGenerator(family, 2, image, random).Dispose();
            conditioning.CreateCritic(family, image, random).Dispose();
        }
    }

    // Fails if the outputs of one sample change with its neighbours although the family says they do not.
    [TestMethod]
    public void A_critic_mixes_samples_exactly_where_it_says_so()
    {
        NetworkFamily[] families =
        [
            new MlpFamily(8, 2), new DcganFamily(4), new DcganFamily(4) { CriticNormalization = Normalization.Layer }, new DcganFamily(4) { CriticNormalization = Normalization.Batch },
            new ResNetFamily(4), new ResNetFamily(4) { CriticNormalization = Normalization.Layer }, new ResNetFamily(4) { CriticNormalization = Normalization.Batch },
            new PosteriorFamily(3) { Channels = 2 }, new CnnFamily(4),
        ];
        foreach (var family in families)
        {
            using var scope = NewDisposeScope();
            using var random = new Generator(1, CPU);
            using var critic = new Unconditional().CreateCritic(family, new ImageShape(1, 16, 16), random);
            var x = randn([4, 1, 16, 16], generator: random).requires_grad_();
            // The score of sample 0 alone: whether it has a gradient at the others.
            var gradient = autograd.grad([critic.call(x, null).narrow(0, 0, 1).sum()], [x])[0];
            Assert.AreEqual(family.CriticMixesSamples, gradient.narrow(0, 1, 3).abs().max().ToSingle() > 0, family.ToString());
            Assert.IsGreaterThan(0, gradient.narrow(0, 0, 1).abs().max().ToSingle());
        }
    }
}
