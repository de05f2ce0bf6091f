using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class MemorizationTests
{
    // Fails with z's sides exchanged, and with the distance to self counted in the threshold.
    [TestMethod]
    public void T_17_9_fresh_samples_and_copies()
    {
        using var scope = NewDisposeScope();
        Tensor train = Features.Normal(500, 4, seed: 1), holdout = Features.Normal(300, 4, seed: 2), fresh = Features.Normal(400, 4, seed: 3);
        var honest = Memorization.Of(train, holdout, fresh);
        Assert.IsLessThan(0.04, honest.NearDuplicateShare);
        Assert.IsLessThan(3, Math.Abs(honest.CopyingZ));
        Assert.IsTrue(honest.DistanceRatio is > 0.6 and < 1);
        Assert.AreEqual((500L, 300L, 400L), (honest.TrainCount, honest.HoldoutCount, honest.SyntheticCount));

        var copies = train.narrow(0, 0, 400).add(Features.Normal(400, 4, seed: 4).mul(1e-6));
        var copied = Memorization.Of(train, holdout, copies);
        Assert.AreEqual(1, copied.NearDuplicateShare);
        Assert.IsLessThan(-20, copied.CopyingZ);
        Assert.IsLessThan(1e-4, copied.DistanceRatio);
    }

    // Training distances 1, 1, 2, 4 have the 1st percentile 1. Fails with the ratio turned over, and without the correction for ties.
    [TestMethod]
    public void Hand_computed_points_on_a_line()
    {
        using var train = Features.Line(0, 1, 3, 7);
        using var holdout = Features.Line(2, 9);
        using var synthetic = Features.Line(0.25, 5);
        var result = Memorization.Of(train, holdout, synthetic);
        // The distances 0.25 and 2 of the samples: one below 1. Ratios 0.25 / 0.75 and 2 / 2, median 2 / 3.
        Assert.AreEqual(1, result.NearDuplicateDistance, 1e-12);
        Assert.AreEqual(0.5, result.NearDuplicateShare);
        Assert.AreEqual(2 / 3.0, result.DistanceRatio, 1e-12);
        // Against 1 and 2 held out: U = 1.5 of 4, one tie of two: variance 4 / 12 (5 - 6 / 12) = 1.5.
        Assert.AreEqual(-0.5 / Math.Sqrt(1.5), result.CopyingZ, 1e-12);
    }

    // Fails with ranks from 0.
    [TestMethod]
    public void Mann_Whitney_by_hand()
    {
        // U = 0 of 6, variance 2 x 3 x 6 / 12 = 3.
        Assert.AreEqual(-3 / Math.Sqrt(3), MannWhitney.Z([1, 2], [3, 4, 5]), 1e-12);
        Assert.AreEqual(3 / Math.Sqrt(3), MannWhitney.Z([9, 8], [3, 4, 5]), 1e-12);
        Assert.AreEqual(0, MannWhitney.Z([1, 1], [1, 1, 1]));

        // Of the six pairs of {1, 3} and {2, 2, 3}: 3 > 2 twice, 3 = 3 once by half. Fails without ties, or with the two sides exchanged.
        Assert.AreEqual(2.5 / 6, MannWhitney.AreaUnderRoc([1, 3], [2, 2, 3]), 1e-12);
        Assert.Contains("found 0 and 1", Assert.ThrowsExactly<ArgumentException>(() => MannWhitney.Z([], [1])).Message);
    }

    // 0.5, 1 and 0. Fails with self counted as a neighbour, and with ties counted as own.
    [TestMethod]
    public void T_17_9_iv_nearest_neighbour_test()
    {
        using var scope = NewDisposeScope();
        Tensor real = Features.Normal(600, 3, seed: 5), same = Features.Normal(600, 3, seed: 6);
        Assert.AreEqual(0.5, NearestNeighbourTest.Of(real, same).Accuracy, 0.06);
        Assert.AreEqual(1, NearestNeighbourTest.Of(real, same.add(100)).Accuracy);
        Assert.AreEqual(0, NearestNeighbourTest.Of(real, real.clone()).Accuracy);
        // A tie: 1 is as far from 0 (own) as from 2.
        Assert.AreEqual(0.75, NearestNeighbourTest.Of(Features.Line(0, 1), Features.Line(2, 2)).RealAccuracy);
    }

    [TestMethod]
    public void Too_few_samples_are_named()
    {
        using var two = Features.Normal(2, 2, seed: 7);
        using var three = Features.Normal(3, 2, seed: 8);
        Assert.Contains("The memorisation test needs at least 3 training samples; found 2.",
            Assert.ThrowsExactly<ArgumentException>(() => Memorization.Of(two, three, three)).Message);
        Assert.Contains("needs as many synthetic as real samples; found 3 and 2",
            Assert.ThrowsExactly<ArgumentException>(() => NearestNeighbourTest.Of(two, three)).Message);
    }
}
