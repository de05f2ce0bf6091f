using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>
/// T-GP-4: d penalty / d theta of a critic with two hidden layers of 16 tanh units, in float64, against two routes that need no
/// double backward. Both fail if the penalty's inner gradient is made without its graph.
/// </summary>
[TestClass]
public class DoubleBackwardTests
{
    private const int Inputs = 3, Units = 16, Batch = 8;
    private const double Weight = 10;
    private const int ParameterCount = Inputs * Units + Units + Units * Units + Units + Units;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void T_GP_4_double_backward_equals_central_differences(bool oneSided)
    {
        var theta = Parameters();
        Tensor Penalty(Tensor parameters) => PenaltyOf(parameters, oneSided);
        FiniteDifferences.AssertEqual(FiniteDifferences.Gradient(Penalty, theta, 1e-5), FiniteDifferences.Autograd(Penalty, theta), 1e-6);
    }

    // With v = d psi / d g constant, d psi / d theta is |v| / 2e times that of D(x + e v/|v|) - D(x - e v/|v|).
    [TestMethod]
    public void T_GP_4_double_backward_equals_the_first_order_route()
    {
        const double Step = 1e-5;
        var values = Parameters();
        using var scope = NewDisposeScope();
        var theta = tensor(values, requires_grad: true);
        var (real, fake, random) = Samples();
        var x = GradientPenalty.Interpolate(new CriticBatch(x => x, real, fake, zeros(Batch), zeros(Batch), random)).requires_grad_();
        var g = autograd.grad([Critic(theta, x).sum()], [x])[0];
        var norm = g.square().sum(1, keepdim: true).sqrt();
        var (size, direction) = (2 * Weight / Batch * (norm - 1), g / norm);
        var difference = Critic(theta, x.detach() + Step * direction) - Critic(theta, x.detach() - Step * direction);
        var route = autograd.grad([(size.squeeze(1) / (2 * Step) * difference).sum()], [theta])[0];

        FiniteDifferences.AssertEqual(route.data<double>().ToArray(), FiniteDifferences.Autograd(p => PenaltyOf(p, oneSided: false), values), 1e-6);
    }

    private static Tensor PenaltyOf(Tensor theta, bool oneSided)
    {
        var (real, fake, random) = Samples();
        return new GradientPenalty(Weight, oneSided).Loss(new CriticBatch(x => Critic(theta, x), real, fake, zeros(Batch), zeros(Batch), random));
    }

    // The same samples and the same interpolation coefficients every time.
    private static (Tensor Real, Tensor Fake, Generator Random) Samples()
    {
        var random = new Generator(21, CPU);
        return (randn([Batch, Inputs], ScalarType.Float64, generator: random), randn([Batch, Inputs], ScalarType.Float64, generator: random), random);
    }

    // Weights of size 0.7 put the gradient norms on both sides of 1.
    private static double[] Parameters()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(22, CPU);
        return (0.7 * randn([ParameterCount], ScalarType.Float64, generator: random)).data<double>().ToArray();
    }

    private static Tensor Critic(Tensor theta, Tensor x)
    {
        long position = 0;
        Tensor Next(params long[] shape)
        {
            long size = shape.Aggregate((a, b) => a * b);
            position += size;
            return theta.narrow(0, position - size, size).reshape(shape);
        }

        var hidden = (x.mm(Next(Inputs, Units)) + Next(Units)).tanh();
        hidden = (hidden.mm(Next(Units, Units)) + Next(Units)).tanh();
        return hidden.mv(Next(Units));
    }
}
