using System.Globalization;
using Microsoft.ML.Gan.Evaluation;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Peers;

/// <summary>The metrics equal those that numpy, scipy and scikit-learn give on the same features (test/peers/metrics.py).</summary>
[TestClass]
public class MetricsPeerTests
{
    private const double Tolerance = 1e-6;
    private const int Dimension = 6;

    // 400 real rows and 180 synthetic ones, ten of which nearly copy real ones. Fails with a covariance over N, with k off by one,
    // with unequal samples cut to the shorter one, and without the correction for ties.
    [TestMethod]
    public void Metrics_equal_those_of_numpy_scipy_and_sklearn()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(9, CPU);
        var real = Features.Normal(400, Dimension, seed: 1);
        var near = real.narrow(0, 0, 10).add(Features.Normal(10, Dimension, seed: 2).mul(1e-3));
        var synthetic = cat([Features.Normal(170, Dimension, seed: 3).mul(1.2).add(0.3), near]);
        var axes = SlicedWasserstein.UnitRows(20, Dimension, random);

        var ours = Ours(real, synthetic, axes);
        var theirs = Theirs(("real", real), ("synthetic", synthetic), ("axes", axes));
        if (theirs.Count == 0) Assert.Inconclusive("No numpy, scipy and scikit-learn here to compare with.");
        CollectionAssert.AreEquivalent(ours.Keys, theirs.Keys);
        foreach (var (name, value) in ours)
            Assert.IsLessThanOrEqualTo(Tolerance * Math.Abs(theirs[name]), Math.Abs(value - theirs[name]), $"{name}: {value}, not {theirs[name]}");
    }

    private static Dictionary<string, double> Ours(Tensor real, Tensor synthetic, Tensor axes)
    {
        var (reach, cover) = (PrecisionRecall.Of(real, synthetic), DensityCoverage.Of(real, synthetic));
        var copies = Memorization.Of(real.narrow(0, 0, 200), real.narrow(0, 200, 200), synthetic);
        return new()
        {
            ["frechet"] = FrechetDistance.Of(real, synthetic).Value,
            ["kernel"] = KernelDistance.Unbiased(real, synthetic),
            ["inception"] = InceptionScore.Of(real, splits: 1).Mean,
            ["precision"] = reach.Precision,
            ["recall"] = reach.Recall,
            ["density"] = cover.Density,
            ["coverage"] = cover.Coverage,
            ["w1"] = SlicedWasserstein.Along(axes, real, synthetic).W1,
            ["duplicateDistance"] = copies.NearDuplicateDistance,
            ["duplicateShare"] = copies.NearDuplicateShare,
            ["distanceRatio"] = copies.DistanceRatio,
            ["copyingZ"] = copies.CopyingZ,
            ["nearestNeighbour"] = NearestNeighbourTest.Of(real.narrow(0, 0, 180), synthetic).Accuracy,
            ["mannWhitneyTies"] = MannWhitney.Z(Rounded(real), Rounded(synthetic)),
        };
    }

    private static double[] Rounded(Tensor rows) => rows.select(1, 0).round().data<double>().ToArray();

    private static Dictionary<string, double> Theirs(params (string Name, Tensor Rows)[] features)
    {
        using var folder = new PeerFolder();
        foreach (var (name, rows) in features) folder.Write(name, rows);
        return folder.Run("metrics.py", Dimension.ToString(CultureInfo.InvariantCulture));
    }
}
