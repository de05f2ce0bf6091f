using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>T-SG-11.</summary>
[TestClass]
public class BlurTests
{
    private static readonly Generator Random = new(43, CPU);

    // 1 at the middle becomes [1,2,1] x [1,2,1] / 16 around it. Fails with another kernel.
    [TestMethod]
    public void T_SG_11_a_point_becomes_the_kernel_and_a_constant_stays()
    {
        using var scope = NewDisposeScope();
        using var blur = new Blur();
        var point = zeros(1, 2, 3, 3);
        point[0, 1, 1, 1] = 16;
        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1, 2, 4, 2, 1, 2, 1 }, blur.call(point).data<float>().ToArray());

        var constant = blur.call(full([1, 1, 6, 7], 3f));
        Assert.IsTrue(constant.narrow(2, 1, 4).narrow(3, 1, 5).Equals(full([1, 1, 4, 5], 3f)));
        Assert.AreEqual(3f * 9 / 16, constant.min().ToSingle(), 1e-6, "At a corner zeros take part.");
    }

    // Fails if the kernel is not symmetric.
    [TestMethod]
    public void T_SG_11_the_blur_is_its_own_adjoint()
    {
        using var scope = NewDisposeScope();
        using var blur = new Blur();
        Tensor x = randn([2, 3, 5, 8], ScalarType.Float64, generator: Random), y = randn([2, 3, 5, 8], ScalarType.Float64, generator: Random);
        Assert.AreEqual((blur.call(x) * y).sum().ToDouble(), (x * blur.call(y)).sum().ToDouble(), 1e-12);
    }

    // Fails if the backward pass is not differentiable.
    [TestMethod]
    public void Values_and_two_derivatives_are_those_of_the_plain_form()
    {
        using var scope = NewDisposeScope();
        using var blur = new Blur();
        var x = randn([2, 3, 6, 4], ScalarType.Float64, generator: Random).requires_grad_();
        Tensor[] Derivatives(Func<Tensor, Tensor> function)
        {
            var y = function(x);
            var first = autograd.grad([y.pow(3).sum()], [x], retain_graph: true, create_graph: true)[0];
            return [y, first, autograd.grad([first.square().sum()], [x])[0]];
        }

        foreach (var (expected, actual) in Derivatives(Blur.Plain).Zip(Derivatives(blur.call))) Assert.IsTrue(expected.allclose(actual, rtol: 1e-10, atol: 1e-12));
    }

    [TestMethod]
    public void The_second_derivative_equals_finite_differences()
    {
        using var scope = NewDisposeScope();
        using var blur = new Blur();
        double[] at = randn([12], ScalarType.Float64, generator: Random).data<double>().ToArray();
        Tensor Penalty(Tensor x)
        {
            x = x.requires_grad ? x : x.requires_grad_();
            var y = blur.call(x.reshape(1, 1, 3, 4)).pow(3).sum();
            return autograd.grad([y], [x], retain_graph: true, create_graph: true)[0].square().sum();
        }

        FiniteDifferences.AssertEqual(FiniteDifferences.Gradient(Penalty, at), FiniteDifferences.Autograd(Penalty, at), 1e-6);
    }
}
