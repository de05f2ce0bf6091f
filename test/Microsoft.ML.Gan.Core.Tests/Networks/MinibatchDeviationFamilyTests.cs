using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

[TestClass]
public class MinibatchDeviationFamilyTests
{
    private static readonly Generator Random = new(12, CPU);

    // Of four samples, by another formula: the spread of each feature over the samples, averaged over the features; the same for all. Fails without the further
    // feature, with the spread of the samples in place of their features, and if the last layer does not see it.
    [TestMethod]
    public void The_last_layer_is_told_how_much_features_differ()
    {
        using var scope = NewDisposeScope();
        var body = new MlpFamily(6, 2);
        using Generator first = new(1, CPU), second = new(1, CPU);
        var (plain, told) = (body.CreateCritic(new VectorShape(3), first), new MinibatchDeviationFamily(body).CreateCritic(new VectorShape(3), second));
        using nn.Module<Tensor, Tensor> plainFeatures = plain.Features, toldFeatures = told.Features, head = told.Head(2, true);
        Assert.AreEqual(7, told.FeatureCount);
        var x = randn([4, 3], generator: Random);
        var (expected, found) = (plainFeatures.call(x), toldFeatures.call(x));
        CollectionAssert.AreEqual(new long[] { 4, 7 }, found.shape);
        Assert.IsTrue(expected.Equals(found.narrow(1, 0, 6)));
        float spread = expected.std(0, unbiased: false).mean().ToSingle();
        foreach (float value in found.select(1, 6).detach().data<float>().ToArray()) Assert.AreEqual(spread, value, 1e-4);
        CollectionAssert.AreEqual(new long[] { 4, 2 }, head.call(found).shape);
    }

    // Fails if a single row's score depends on the rows beside it, or if the objections of the body are forgotten.
    [TestMethod]
    public void It_takes_groups_in_training_and_rows_in_evaluation()
    {
        using var scope = NewDisposeScope();
        var system = GanSystems.Sgan.WithMinibatchDeviation();
        foreach (var family in new[] { system.ImageNetwork, system.VectorNetwork })
        {
            Assert.IsNull(system.Objection(family, 32));
            Assert.IsNull(system.Objection(family, 3));
            StringAssert.Contains(system.Objection(family, 30), "groups of 4");
        }

        // Six packs of two are no groups of four.
        var packed = GanSystems.Sgan.Packed(2).WithMinibatchDeviation();
        StringAssert.Contains(packed.Objection(packed.VectorNetwork, 7), "packs of 2");
        StringAssert.Contains(packed.Objection(packed.VectorNetwork, 12), "groups of 4");
        using var critic = new Unconditional().CreateCritic(new MinibatchDeviationFamily(new DcganFamily(4)), new ImageShape(1, 8, 8), Random);
        critic.eval();
        var x = randn([3, 1, 8, 8], generator: Random);
        Assert.IsTrue(critic.call(x, null).narrow(0, 1, 1).allclose(critic.call(x.narrow(0, 1, 1), null), rtol: 1e-5, atol: 1e-6));
        foreach (var family in new NetworkFamily[] { new PosteriorFamily(), new PackedFamily(new PosteriorFamily(), 2) })
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new MinibatchDeviationFamily(family)).Message, "law of codes");
    }
}
