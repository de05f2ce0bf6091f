using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Standin.Tests.Torch;

[TestClass]
public sealed class AutogradTests
{
    /// <summary>y = x^3 by hand: its backward is itself differentiable.</summary>
    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            ctx.save_data("scale", vars[1]);
            return x * x * x * (double)vars[1];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            Tensor x = ctx.get_saved_variables()[0];
            return [grad_output * x * x * (3 * (double)ctx.get_data("scale")), null!];
        }
    }

    private sealed class Broken : autograd.SingleTensorFunction<Broken>
    {
        public override string Name => nameof(Broken);
        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new InvalidOperationException("broken on purpose");
    }

    [TestMethod]
    public void GradientsOfGradientsAreThoseOfTheFormula()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new double[] { 1, 2, -3 }, requires_grad: true);
        Tensor first = autograd.grad([x.pow(3).sum()], [x], retain_graph: true, create_graph: true)[0];
        CollectionAssert.AreEqual(new double[] { 3, 12, 27 }, first.detach().data<double>().ToArray());
        Tensor second = autograd.grad([first.sum()], [x])[0];
        CollectionAssert.AreEqual(new double[] { 6, 12, -18 }, second.data<double>().ToArray());
    }

    [TestMethod]
    public void ACustomFunctionIsDifferentiableTwice()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new double[] { 1, 2, -3 }, requires_grad: true);
        Tensor y = Cube.apply(x, 0.5);
        CollectionAssert.AreEqual(new double[] { 0.5, 4, -13.5 }, y.detach().data<double>().ToArray());
        Tensor first = autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0];
        CollectionAssert.AreEqual(new double[] { 1.5, 6, 13.5 }, first.detach().data<double>().ToArray());
        Tensor second = autograd.grad([first.sum()], [x])[0];
        CollectionAssert.AreEqual(new double[] { 3, 6, -9 }, second.data<double>().ToArray());
    }

    [TestMethod]
    public void ACustomFunctionLeavesNoTensorBehind()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            Tensor x = ones([4], requires_grad: true);
            for (int k = 0; k < 10; k++) Cube.apply(x, 1.0).sum().backward();
            Assert.AreEqual(120f, x.grad!.sum().ToSingle());
        }
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void AnExceptionInBackwardComesOutOfTheCallThatStartedIt()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones([2], requires_grad: true);
        var error = Assert.ThrowsExactly<ExternalException>(() => Broken.apply(x).sum().backward());
        StringAssert.Contains(error.Message, "broken on purpose");
    }

    [TestMethod]
    public void AnUnusedInputIsAnErrorOrAnInvalidTensor()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones([2], requires_grad: true), unused = ones([2], requires_grad: true);
        Assert.ThrowsExactly<ExternalException>(() => autograd.grad([x.sum()], [x, unused]));
        Assert.IsTrue(autograd.grad([x.sum()], [x, unused], allow_unused: true)[1].IsInvalid);
    }

    [TestMethod]
    public void ASecondBackwardNeedsTheGraphRetained()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones([2], requires_grad: true);
        Tensor y = (x * x).sum();
        autograd.grad([y], [x], retain_graph: true);
        autograd.grad([y], [x]);
        Assert.ThrowsExactly<ExternalException>(() => autograd.grad([y], [x]));
    }

    [TestMethod]
    public void GradModeIsOfTheThreadAndPutBack()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones([2], requires_grad: true);
        using (no_grad())
        {
            Assert.IsFalse((x * 2).requires_grad);
            using (enable_grad()) Assert.IsTrue((x * 2).requires_grad);
            bool elsewhere = false;
            var thread = new Thread(() =>
            {
                using Tensor doubled = x * 2;
                elsewhere = doubled.requires_grad;
            });
            thread.Start();
            thread.Join();
            Assert.IsTrue(elsewhere);
        }
        Assert.IsTrue((x * 2).requires_grad);
    }

    [TestMethod]
    public void BackwardAddsToGradUntilItIsCleared()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        layer.call(ones(1, 2)).sum().backward();
        Assert.AreEqual(2f, layer.bias!.grad!.ToSingle());
        layer.zero_grad();
        Assert.IsNull(layer.bias.grad);
    }
}
