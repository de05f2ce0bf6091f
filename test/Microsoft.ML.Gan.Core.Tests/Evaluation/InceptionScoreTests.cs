using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class InceptionScoreTests
{
    // Fails with p(y) of equal classes, and without the exponential.
    [TestMethod]
    public void X6_two_rows_in_one_split()
    {
        using var logits = tensor(new double[,] { { Math.Log(0.9), Math.Log(0.1) }, { Math.Log(0.2) + 7, Math.Log(0.8) + 7 } });
        Assert.AreEqual(1.317052, InceptionScore.Of(logits, splits: 1).Mean, 5e-7);
    }

    // Fails where a class of share 0 gives NaN, and where the logits are taken as probabilities.
    [TestMethod]
    public void T_17_3_bounds_are_reached_and_kept()
    {
        using var scope = NewDisposeScope();
        var certain = zeros(40, 5, ScalarType.Float64);
        for (int i = 0; i < 40; i++) certain[i, i % 4] = 2000;
        Assert.AreEqual(4, InceptionScore.Of(certain, splits: 1).Mean, 1e-9);
        Assert.AreEqual(1, InceptionScore.Of(zeros(40, 5).add(3), splits: 4).Mean, 1e-9);

        var random = InceptionScore.Of(Features.Normal(103, 5, seed: 1).mul(3));
        Assert.IsTrue(random is { Mean: > 1 and < 5, StandardDeviation: > 0, Splits: 10, Classes: 5, Count: 103 });
    }

    [TestMethod]
    public void Fewer_samples_than_splits_are_named()
    {
        using var logits = Features.Normal(9, 2, seed: 2);
        var error = Assert.ThrowsExactly<ArgumentException>(() => InceptionScore.Of(logits));
        Assert.Contains("The Inception Score needs at least 10 samples; found 9.", error.Message);
    }
}
