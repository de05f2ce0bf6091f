using Microsoft.ML.Gan.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

[TestClass]
public class DriftTests
{
    // 0.001 * (2^2 + 4^2) / 2 = 0.01; fails if fake scores count too.
    [TestMethod]
    public void Drift_is_the_mean_square_of_real_scores()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var batch = new CriticBatch(x => x, zeros(2, 1), zeros(2, 1), tensor(new[] { 2f, -4f }), tensor(new[] { 50f, 60f }), random);
        Assert.AreEqual(0.01, new Drift().Loss(batch).ToSingle(), 1e-8);
        Assert.IsFalse(new Drift().DifferentiatesCritic);
    }
}
