using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>The built-in layers are the specification of <see cref="Rectifier"/>.</summary>
[TestClass]
public class RectifierTests
{
    private static nn.Module<Tensor, Tensor> BuiltIn(double slope) => slope == 0 ? nn.ReLU() : nn.LeakyReLU(slope);

    // Fails with the slope 1 at 0, and with a slope that is not clamped from below.
    [TestMethod]
    [DataRow(0.0, ScalarType.Float32)]
    [DataRow(0.2, ScalarType.Float32)]
    [DataRow(0.2, ScalarType.Float64)]
    public void Values_and_gradients_are_those_of_the_built_in_layer(double slope, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using nn.Module<Tensor, Tensor> rectifier = new Rectifier(slope), builtIn = BuiltIn(slope);
        using var random = new Generator(1, CPU);
        var x = cat([tensor(new[] { 0, -0f, 1e-40f, -1e-40f, 3e38f, -3e38f }).to(type), randn(100, generator: random, dtype: type)]).requires_grad_();
        var direction = randn(106, generator: random, dtype: type);
        var (ours, theirs) = (rectifier.call(x), builtIn.call(x));
        Assert.IsTrue(ours.Equals(theirs));
        Assert.IsTrue(autograd.grad([ours], [x], [direction])[0].Equals(autograd.grad([theirs], [x], [direction])[0]));
    }

    // |d/dx|^2 of w2 . rectifier(w1 x), differentiated by w1. Fails where the slope carries a gradient of its own.
    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.2)]
    public void A_gradient_penalty_is_that_of_the_built_in_layer(double slope)
    {
        using var scope = NewDisposeScope();
        using nn.Module<Tensor, Tensor> rectifier = new Rectifier(slope), builtIn = BuiltIn(slope);
        using var random = new Generator(1, CPU);
        var w1 = randn(4, 16, generator: random).requires_grad_();
        var (x, w2) = (randn(8, 4, generator: random).requires_grad_(), randn(16, 1, generator: random));

        Tensor PenaltyGradient(nn.Module<Tensor, Tensor> layer)
        {
            var gradient = autograd.grad([layer.call(x.matmul(w1)).matmul(w2).sum()], [x], retain_graph: true, create_graph: true)[0];
            return autograd.grad([gradient.square().sum()], [w1])[0];
        }

        Assert.IsTrue(PenaltyGradient(rectifier).Equals(PenaltyGradient(builtIn)));
    }

    // What it is for: nothing to propagate, where the built-in layers hand back zeros. Fails with either of them.
    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.2)]
    public void The_second_derivative_is_absent(double slope)
    {
        using var scope = NewDisposeScope();
        using var rectifier = new Rectifier(slope);
        using var random = new Generator(1, CPU);
        Tensor x = randn(5, generator: random).requires_grad_(), direction = randn(5, generator: random).requires_grad_();
        var gradient = autograd.grad([rectifier.call(x)], [x], [direction], retain_graph: true, create_graph: true)[0];
        Assert.IsTrue(autograd.grad([gradient.sum()], [x], allow_unused: true)[0].IsInvalid);
    }
}
