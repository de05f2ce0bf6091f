using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Training;

[TestClass]
public class LearningRateScheduleTests
{
    // Fails if the decay reaches 0 one iteration early, or counts from the whole training although it starts late.
    [TestMethod]
    [DataRow(0.0, 0, 1.0)]
    [DataRow(0.0, 50, 0.5)]
    [DataRow(0.0, 99, 0.01)]
    [DataRow(0.5, 0, 1.0)]
    [DataRow(0.5, 50, 1.0)]
    [DataRow(0.5, 75, 0.5)]
    [DataRow(0.5, 99, 0.02)]
    public void T_OPT_1_linear_decay_at_its_endpoints(double start, int iteration, double factor) =>
        Assert.AreEqual(factor, new LinearDecay(start).Factor(iteration, 100), 1e-12);

    // CycleGAN: epoch e, counted from 1, has 1 for e <= 100, then 1 - (e - 100) / 101. Here an epoch is 10 iterations.
    // Fails if epochs are counted from 0, or the rate falls within one.
    [TestMethod]
    [DataRow(1, 1.0)]
    [DataRow(100, 1.0)]
    [DataRow(101, 100.0 / 101)]
    [DataRow(150, 51.0 / 101)]
    [DataRow(200, 1.0 / 101)]
    public void T_CY_5_decay_in_epochs(int epoch, double factor)
    {
        Assert.AreEqual(factor, new EpochDecay().Factor((epoch - 1) * 10, 2000), 1e-12);
        Assert.AreEqual(factor, new EpochDecay().Factor((epoch - 1) * 10 + 9, 2000), 1e-12);
    }

    [TestMethod]
    public void Constant_rate_is_1() => Assert.AreEqual(1, new ConstantRate().Factor(99, 100));

    // Fails if the loop ignores the schedule: the last of two iterations then runs at the whole rate.
    [TestMethod]
    public void Loop_gives_the_scheduled_rate_to_every_phase()
    {
        using var training = SmallTraining.OfVectors(SmallTraining.Settings with { Iterations = 2, Schedule = new LinearDecay() }, learningRate: 0.01);
        training.Loop.Run();
        foreach (var phase in training.Loop.Phases) Assert.AreEqual(0.005, phase.Optimizer.ParamGroups.Single().LearningRate, 1e-12);
    }
}
