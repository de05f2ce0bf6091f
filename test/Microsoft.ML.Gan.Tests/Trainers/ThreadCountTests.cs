using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
[DoNotParallelize]
public class ThreadCountTests
{
    // Planted fault: each one restoring what it found left 1 thread behind for good.
    [TestMethod]
    public void OverlappingTrainingsLeaveTheNumberOfThreadsAsItWasBeforeTheFirst()
    {
        int before = torch.get_num_threads();
        var first = new ThreadCount(before + 1);
        Assert.AreEqual(before + 1, torch.get_num_threads());
        var second = new ThreadCount(before + 2);
        Assert.AreEqual(before + 2, torch.get_num_threads());
        first.Dispose();
        Assert.AreEqual(before + 2, torch.get_num_threads());
        second.Dispose();
        Assert.AreEqual(before, torch.get_num_threads());
    }

    [TestMethod]
    public void NoNumberLeavesTheThreadsAlone()
    {
        int before = torch.get_num_threads();
        using (var outer = new ThreadCount(before + 1))
        {
            new ThreadCount(null).Dispose();
            Assert.AreEqual(before + 1, torch.get_num_threads());
        }

        Assert.AreEqual(before, torch.get_num_threads());
    }
}
