using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Extractors;

[TestClass]
public class FeatureExtractorTests
{
    // More rows than a batch, of which each is seen alone. Fails where a batch is left out or seen twice.
    [TestMethod]
    public void A_row_has_the_same_features_in_any_batch()
    {
        using var scope = NewDisposeScope();
        using var extractor = new RandomConvolutionFeatures();
        var images = Images(300, 3, 12, 10);
        var all = extractor.Extract(images);
        CollectionAssert.AreEqual(new long[] { 300, 64 }, all.shape);
        Assert.IsFalse(all.requires_grad);
        Assert.AreEqual(0, (double)all.narrow(0, 299, 1).sub(extractor.Extract(images.narrow(0, 299, 1))).abs().max(), 1e-6);
    }

    // Fails where the seed is ignored.
    [TestMethod]
    public void Random_convolutions_depend_on_the_seed_alone()
    {
        using var scope = NewDisposeScope();
        using RandomConvolutionFeatures one = new(seed: 1), again = new(seed: 1), other = new(seed: 2);
        var images = Images(4, 1, 28, 28);
        Assert.IsTrue((bool)one.Extract(images).eq(again.Extract(images)).all());
        Assert.IsFalse((bool)one.Extract(images).eq(other.Extract(images)).all());
        Assert.AreNotEqual(one.Id, other.Id);
    }

    [TestMethod]
    [DataRow(8, 8, 64)]
    [DataRow(28, 28, 128)]
    [DataRow(100, 60, 256)]
    public void Random_convolutions_take_any_size(int height, int width, int dimension)
    {
        using var extractor = new RandomConvolutionFeatures(dimension: dimension);
        Assert.AreEqual(dimension, extractor.Dimension(new ImageShape(3, height, width)));
    }

    // 4x4 to 2x2: means of quarters. Fails with the pixels taken in place of averaged.
    [TestMethod]
    public void Pixels_are_averaged()
    {
        using var scope = NewDisposeScope();
        using var extractor = new PixelFeatures(2);
        var features = extractor.Extract(arange(16, ScalarType.Float32).reshape(1, 1, 4, 4));
        CollectionAssert.AreEqual(new[] { 2.5f, 4.5f, 10.5f, 12.5f }, features.data<float>().ToArray());
        Assert.AreEqual("pixels 2x2", extractor.Id);
        Assert.Contains("takes images [C,H,W]; found samples of [3]", Assert.ThrowsExactly<ArgumentException>(() => extractor.Extract(zeros(2, 3))).Message);
    }

    // Bytes of a data set are seen in [-1, 1].
    [TestMethod]
    public void Data_sets_are_seen_as_networks_see_them()
    {
        using var scope = NewDisposeScope();
        using var data = new Dataset(tensor(new byte[] { 0, 255, 51, 102 }, [1, 1, 2, 2]));
        using var extractor = new IdentityFeatures();
        float[] features = extractor.Extract(data).data<float>().ToArray();
        Assert.AreEqual(-1, features[0]);
        Assert.AreEqual(1, features[1]);
        Assert.AreEqual(4, extractor.Dimension(data.Shape));
    }

    [TestMethod]
    public void Any_module_will_do()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Linear(3, 2);
        using var extractor = new ModuleFeatures(module, "mine");
        var rows = Features.Normal(5, 3, 1).to(ScalarType.Float32);
        using var expected = module.call(rows);
        Assert.IsTrue((bool)extractor.Extract(rows).eq(expected).all());
        Assert.AreEqual("mine", extractor.Id);
        Assert.AreEqual(2, extractor.Dimension(new VectorShape(3)));
    }

    private static Tensor Images(long count, long channels, long height, long width)
    {
        using var random = new Generator(3, CPU);
        return rand(count, channels, height, width, generator: random).mul(2).sub(1);
    }
}
