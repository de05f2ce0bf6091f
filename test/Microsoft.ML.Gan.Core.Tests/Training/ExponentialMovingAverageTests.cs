using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

[TestClass]
public class ExponentialMovingAverageTests
{
    // theta + (theta0 - theta) 0.999^t with theta = 2, theta0 = 5, t = 100. Fails with decay and 1 - decay swapped (then 2.0000).
    [TestMethod]
    public void T_EMA_1_T_SG_9_follows_a_constant_geometrically()
    {
        using var source = Constant(2);
        using var average = Constant(5);
        var settings = new ExponentialMovingAverage(0.999, WarmUp: false);
        for (int t = 0; t < 100; t++) settings.Update(source, average, t, batchSize: 32);
        Assert.AreEqual(2 + (3 * Math.Pow(0.999, 100)), average.weight!.ToSingle(), 1e-4);
        Assert.AreEqual(2, source.weight!.ToSingle());
    }

    // min(decay, (1 + t) / (10 + t)): 1/10, 2/11, ...; 0.999 from t = 8990 on. Fails if t counts from 1.
    [TestMethod]
    [DataRow(0, 0.1)]
    [DataRow(1, 2.0 / 11)]
    [DataRow(8989, 8990.0 / 8999)]
    [DataRow(8990, 0.999)]
    [DataRow(1_000_000, 0.999)]
    public void T_EMA_1_warm_up_caps_the_decay(int iteration, double decay)
    {
        Assert.AreEqual(decay, new ExponentialMovingAverage().DecayAt(iteration, batchSize: 32), 1e-12);
        Assert.AreEqual(0.999, new ExponentialMovingAverage(WarmUp: false).DecayAt(iteration, batchSize: 32));
    }

    // Section 2.3: 0.5^(B / 10,000), so that 312.5 batches of 32 or 2,500 of 4 halve the share of what was. Fails if the batch is left out, or is the divisor.
    [TestMethod]
    [DataRow(32, 0.99778)]
    [DataRow(4, 0.99972)]
    [DataRow(10_000, 0.5)]
    public void T_EMA_1_a_half_life_is_counted_in_samples(int batchSize, double decay)
    {
        var average = ExponentialMovingAverage.OfHalfLife(10_000) with { WarmUp = false };
        Assert.AreEqual(decay, average.DecayAt(0, batchSize), 5e-6);
        Assert.AreEqual(0.5, Math.Pow(average.DecayAt(0, batchSize), 10_000.0 / batchSize), 1e-9);
        Assert.AreEqual(0.1, (average with { WarmUp = true }).DecayAt(0, batchSize));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ExponentialMovingAverage.OfHalfLife(0));
    }

    // Running statistics are copied, not averaged.
    [TestMethod]
    public void Buffers_are_copied()
    {
        using var source = nn.BatchNorm2d(3);
        using var average = nn.BatchNorm2d(3);
        using (no_grad()) source.running_mean!.fill_(7);
        new ExponentialMovingAverage().Update(source, average, 1000, batchSize: 32);
        CollectionAssert.AreEqual(Bits.Of(source.running_mean!), Bits.Of(average.running_mean!));
    }

    // Fails if the average is built from weights of its own, or is never moved.
    [TestMethod]
    public void Model_starts_with_the_average_at_the_generator_and_the_loop_moves_it_once_per_iteration()
    {
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 1, Average = new(0.75, WarmUp: false) }, learningRate: 0.1);
        var start = Bits.Of(training.Model.Generator);
        CollectionAssert.AreEqual(start, Bits.Of(training.Model.AverageGenerator));
        using var scope = NewDisposeScope();
        var before = training.Model.Generator.parameters().Select(p => p.detach().clone()).ToList();

        training.Loop.Run();
        foreach (var (old, now, average) in before.Zip(training.Model.Generator.parameters(), training.Model.AverageGenerator.parameters()))
        {
            Assert.IsTrue((0.75 * old + 0.25 * now).allclose(average, rtol: 1e-5, atol: 1e-7));
        }

        CollectionAssert.AreNotEqual(start, Bits.Of(training.Model.Generator));
    }

    private static TorchSharp.Modules.Linear Constant(float value)
    {
        var layer = nn.Linear(1, 1, hasBias: false);
        using (no_grad()) layer.weight!.fill_(value);
        return layer;
    }
}
