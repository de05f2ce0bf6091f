using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Standin.Tests.Torch;

/// <summary>Trajectories against the papers' formulas in plain double arithmetic, on the gradient of x^2.</summary>
[TestClass]
public sealed class OptimizerTests
{
    private const int Steps = 20;

    [TestMethod]
    [DataRow(0.9, 0.999, 0.0)]
    [DataRow(0.0, 0.9, 0.1)]
    public void AdamFollowsItsFormula(double beta1, double beta2, double decay)
    {
        double x = 3, m = 0, v = 0;
        for (int t = 1; t <= Steps; t++)
        {
            double g = 2 * x + decay * x;
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            x -= 0.1 * (m / (1 - Math.Pow(beta1, t))) / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + 1e-8);
        }
        Assert.AreEqual(x, Descend(p => optim.Adam(p, 0.1, beta1, beta2, weight_decay: decay)), 1e-12);
    }

    [TestMethod]
    public void AmsGradDividesByTheLargestSecondMoment()
    {
        double x = 3, m = 0, v = 0, largest = 0;
        for (int t = 1; t <= Steps; t++)
        {
            m = 0.9 * m + 0.1 * 2 * x;
            v = 0.5 * v + 0.5 * 4 * x * x;
            largest = Math.Max(largest, v);
            x -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(largest / (1 - Math.Pow(0.5, t))) + 1e-8);
        }
        Assert.AreEqual(x, Descend(p => optim.Adam(p, 0.1, 0.9, 0.5, amsgrad: true)), 1e-12);
    }

    [TestMethod]
    [DataRow(0.0, false)]
    [DataRow(0.9, false)]
    [DataRow(0.5, true)]
    public void RmsPropFollowsItsFormula(double momentum, bool centered)
    {
        double x = 3, v = 0, mean = 0, buffer = 0;
        for (int t = 1; t <= Steps; t++)
        {
            double g = 2 * x;
            v = 0.99 * v + 0.01 * g * g;
            mean = 0.99 * mean + 0.01 * g;
            double average = Math.Sqrt(centered ? v - mean * mean : v) + 1e-8;
            buffer = momentum * buffer + g / average;
            x -= 0.01 * (momentum > 0 ? buffer : g / average);
        }
        Assert.AreEqual(x, Descend(p => optim.RMSProp(p, 0.01, momentum: momentum, centered: centered)), 1e-12);
    }

    [TestMethod]
    public void TheLearningRateCanBeChangedBetweenSteps()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(tensor(new double[] { 3 }));
        using var adam = optim.Adam([x], 0.1);
        foreach (var group in adam.ParamGroups) group.LearningRate = 0;
        x.pow(2).sum().backward();
        adam.step();
        Assert.AreEqual(3.0, x.detach().ToDouble());
    }

    [TestMethod]
    public void AParameterWithoutGradientIsLeftAlone()
    {
        using var scope = NewDisposeScope();
        Parameter used = new(ones([1], float64)), unused = new(ones([1], float64));
        using var adam = optim.Adam([used, unused], 0.1);
        used.sum().backward();
        adam.step();
        Assert.AreEqual(0.9, used.detach().ToDouble(), 1e-8);
        Assert.AreEqual(1.0, unused.detach().ToDouble());
        CollectionAssert.AreEqual(new long[] { 1, 0 }, adam.state_dict().State.Select(s => ((Adam.State)s).step).ToArray());
    }

    [TestMethod]
    public void StepsLeaveNothingBehindAndZeroGradFillsZeros()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(ones(3));
        using var rms = optim.RMSProp([x]);
        x.sum().backward();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        rms.step();
        rms.zero_grad();
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.AreEqual(0f, x.grad!.sum().ToSingle());
    }

    [TestMethod]
    public void SavedStateGoesOnWhereItStopped()
    {
        double whole = Descend(p => optim.Adam(p, 0.1), Steps);
        using var scope = NewDisposeScope();
        var x = new Parameter(tensor(new double[] { 3 }));
        using var stream = new MemoryStream();
        using (Adam first = optim.Adam([x], 0.1))
        {
            Descend(first, x, Steps / 2);
            first.save_state_dict(new BinaryWriter(stream));
        }
        using Adam second = optim.Adam([x], 0.7);
        second.load_state_dict(new BinaryReader(new MemoryStream(stream.ToArray())));
        Descend(second, x, Steps - Steps / 2);
        Assert.AreEqual(whole, x.detach().ToDouble());

        using RMSProp other = optim.RMSProp([x]);
        Assert.ThrowsExactly<InvalidDataException>(() => other.load_state_dict(new BinaryReader(new MemoryStream(stream.ToArray()))));
    }

    [TestMethod]
    public void ImpossibleSettingsAreRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => optim.Adam(Array.Empty<Parameter>(), lr: -1));
        Assert.ThrowsExactly<ArgumentException>(() => optim.Adam(Array.Empty<Parameter>(), beta2: 1));
        Assert.ThrowsExactly<ArgumentException>(() => optim.RMSProp(Array.Empty<Parameter>(), momentum: -1));
    }

    private static double Descend(Func<IEnumerable<Parameter>, optim.Optimizer> make, int steps = Steps)
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(tensor(new double[] { 3 }));
        using optim.Optimizer optimizer = make([x]);
        Descend(optimizer, x, steps);
        return x.detach().ToDouble();
    }

    private static void Descend(optim.Optimizer optimizer, Parameter x, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            optimizer.zero_grad();
            x.pow(2).sum().backward();
            optimizer.step();
        }
    }
}
