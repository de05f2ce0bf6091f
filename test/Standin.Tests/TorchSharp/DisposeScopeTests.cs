using TorchSharp;
using static TorchSharp.torch;

namespace Standin.Tests.Torch;

[TestClass]
public sealed class DisposeScopeTests
{
    private static long Alive => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    [TestMethod]
    public void AScopeDisposesWhatWasMadeInIt()
    {
        long before = Alive;
        Tensor made;
        using (NewDisposeScope())
        {
            made = ones(2) + 1;
            Assert.AreEqual(before + 2, Alive);
        }
        Assert.IsTrue(made.IsInvalid);
        Assert.AreEqual(before, Alive);
        Assert.ThrowsExactly<InvalidOperationException>(() => made.Handle);
    }

    [TestMethod]
    public void ATensorMovesOutwardOrOutOfAllScopes()
    {
        var outer = NewDisposeScope();
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            moved = ones(1).MoveToOuterDisposeScope();
            detached = ones(1).DetachFromDisposeScope();
        }
        Assert.IsFalse(moved.IsInvalid);
        outer.Dispose();
        Assert.IsTrue(moved.IsInvalid);
        Assert.IsFalse(detached.IsInvalid);
        detached.Dispose();
    }

    [TestMethod]
    public void MovingOutOfTheOutermostScopeDetaches()
    {
        Tensor kept;
        using (NewDisposeScope()) kept = ones(1).MoveToOuterDisposeScope();
        Assert.IsFalse(kept.IsInvalid);
        kept.Dispose();
    }

    [TestMethod]
    public void ScopesMayBeDisposedOutOfOrder()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        Tensor innermost = ones(1);
        outer.Dispose();
        Assert.IsFalse(innermost.IsInvalid);
        inner.Dispose();
        Assert.IsTrue(innermost.IsInvalid);
    }

    [TestMethod]
    public void EveryAccessToGradMakesATensorOfTheCurrentScope()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones([2], requires_grad: true);
        x.sum().backward();
        long before = Alive;
        Tensor? first = x.grad, second = x.grad;
        Assert.AreNotSame(first, second);
        Assert.AreEqual(before + 2, Alive);
    }

    [TestMethod]
    public void AParameterTakesTheTensorsPlace()
    {
        long before = Alive;
        using (NewDisposeScope())
        {
            Tensor data = ones(3);
            var parameter = new TorchSharp.Modules.Parameter(data);
            Assert.IsTrue(data.IsInvalid);
            Assert.IsTrue(parameter.requires_grad);
            Assert.AreEqual(before + 1, Alive);
        }
        Assert.AreEqual(before, Alive);
    }

    [TestMethod]
    public void InPlaceOperationsReturnTheTensorItself()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(2);
        long before = Alive;
        Assert.AreSame(x, x.add_(1).mul_(3));
        Assert.AreEqual(before, Alive);
        Assert.AreEqual(12f, x.sum().ToSingle());
    }

    [TestMethod]
    public void CountersAreOfTheThread()
    {
        long seen = -1;
        var thread = new Thread(() =>
        {
            using Tensor one = ones(1);
            seen = Alive;
        });
        thread.Start();
        thread.Join();
        Assert.AreEqual(1, seen);
    }

    [TestMethod]
    public void LayersOutliveTheScopeTheyAreMadeIn()
    {
        TorchSharp.Modules.BatchNorm2d norm;
        using (NewDisposeScope()) norm = nn.BatchNorm2d(3);
        Assert.IsFalse(norm.weight!.IsInvalid);
        Assert.IsFalse(norm.running_mean!.IsInvalid);
        norm.Dispose();
    }
}
