using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// Delta is 2.5 in both rows; lambda d is 35 and 5 with the L1 distances 3.5 and 0.5. Fails if d is a sum over elements.
/// By hand: -2.5 + (6.25/70 + 6.25/10)/2; 1.75 + 0.75.
/// </summary>
[TestClass]
public class QuadraticPotentialTests() : ObjectiveContract(new QuadraticPotential(), atTheScores: (-2.1428571, 2.5), atZero: (0, 0))
{
    // |x - y| is (3, 4) and (0, 1): means 3.5 and 0.5, and roots of the means of squares, 12.5 and 0.5. Fails with a sum over elements, and without the root.
    [TestMethod]
    [DataRow(SampleDistance.MeanAbsolute, 3.5, 0.5)]
    [DataRow(SampleDistance.RootMeanSquare, 3.5355339, 0.7071068)]
    public void T_QP_5_distances_of_a_hand_batch(SampleDistance distance, double first, double second)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor(new double[] { 0, 0, 1, 1 }, [2, 2]), tensor(new double[] { 3, 4, 1, 2 }, [2, 2]));
        var found = distance.Between(x, y).data<double>().ToArray();
        Assert.AreEqual(first, found[0], 1e-7);
        Assert.AreEqual(second, found[1], 1e-7);
    }

    // E Delta knows no distance: each of the B generated samples feels -w/B. Fails with a sum over the batch.
    [TestMethod]
    public void T_QP_4_the_generators_gradient_has_no_distance_in_it()
    {
        using var scope = NewDisposeScope();
        var w = tensor(new[] { 3.0, -1.0 });
        var (real, fake) = (tensor(new double[] { 0, 0, 5, 5 }, [2, 2]), tensor(new double[] { 1, 0, 0, 9 }, [2, 2], requires_grad: true));
        var loss = new QuadraticPotential().GeneratorLoss(new GeneratorBatch(fake.mv(w), new Lazy<Tensor>(() => real.mv(w))));
        CollectionAssert.AreEqual(new[] { -1.5, 0.5, -1.5, 0.5 }, autograd.grad([loss], [fake])[0].data<double>().ToArray());
    }

    // Fails with a sum over the batch.
    [TestMethod]
    public void T_QP_7_at_equal_scores_the_critics_gradient_is_one_over_the_batch()
    {
        var gradient = FiniteDifferences.Autograd(
            real => new QuadraticPotential().CriticLoss(new CriticBatch(x => x, tensor(new double[] { 0, 1 }, [2, 1]), tensor(new double[] { 4, 9 }, [2, 1]), real, tensor(new double[2]), null!)), [0, 0]);
        CollectionAssert.AreEqual(new[] { -0.5, -0.5 }, gradient);
    }

    // Identical pairs occur in tables. Fails (NaN, infinite) without the least distance.
    [TestMethod]
    public void Identical_pairs_have_a_finite_loss()
    {
        using var scope = NewDisposeScope();
        var same = ones(2, 3);
        foreach (var distance in Enum.GetValues<SampleDistance>())
        {
            var scores = zeros(2, requires_grad: true);
            var loss = new QuadraticPotential(Distance: distance).CriticLoss(new CriticBatch(x => x, same, same, scores, scores + 1, null!));
            Assert.IsTrue(float.IsFinite(loss.ToSingle()) && autograd.grad([loss], [scores])[0].isfinite().all().ToBoolean());
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    [DataRow(-2)]
    public void Powers_must_be_even(int power) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new QuadraticPotential(Power: power)).Message, "even");
}

/// <summary>The L2 distances are sqrt(12.5) and sqrt(0.5), so that lambda d is 35.355339 and 7.071068. Fails without the root.</summary>
[TestClass]
public class RootMeanSquarePotentialTests() : ObjectiveContract(
    new QuadraticPotential(Distance: SampleDistance.RootMeanSquare), atTheScores: (-2.2348350, 2.5), atZero: (0, 0));

/// <summary>
/// Delta is 2.5, 0, 5, 2.5 and d is 3.5, 1.5, 2.5, 0.5 over (real, fake) = (0,0), (0,1), (1,0), (1,1). Fails if scores and samples are broadcast along different sides.
/// By hand: -2.5 + (6.25/70 + 0 + 25/50 + 6.25/10)/4.
/// </summary>
[TestClass]
public class AllPairsPotentialTests() : ObjectiveContract(new QuadraticPotential(Form: PotentialForm.UnaryAllPairs), atTheScores: (-2.1964286, 2.5), atZero: (0, 0));

/// <summary>-2.5 + (2.5^4/(4 * 35^3) + 2.5^4/(4 * 5^3))/2. Fails with the factor 1/2 of the square.</summary>
[TestClass]
public class QuarticPotentialTests() : ObjectiveContract(new QuadraticPotential(Power: 4), atTheScores: (-2.4608236, 2.5), atZero: (0, 0));
