using Samples;

namespace Augmentation.Tests;

[TestClass]
public sealed class RemedyTests
{
    private static readonly LabelledSample[] Train =
    [
        new([0, 0], "rare"), new([1, 2], "rare"), new([100, 100], "rare"),
        .. Enumerable.Range(0, 10).Select(i => new LabelledSample([i, 5], "frequent")),
    ];

    // Fails if classes are balanced against the number of all rows, or if the real rows are dropped.
    [TestMethod]
    public void EveryClassGetsAsManyRowsAsTheLargest()
    {
        foreach (var remedy in new Remedy[] { new Copies(), new Interpolation() })
        {
            var rows = remedy.Rows(Train, new Random(1));
            CollectionAssert.AreEqual(Train, rows.Take(13).ToArray());
            Assert.AreEqual(10, rows.Count(row => row.Label == "rare"));
            Assert.AreEqual(10, rows.Count(row => row.Label == "frequent"));
        }

        Assert.AreSame(Train, new RealOnly().Rows(Train, new Random(1)));
    }

    // Every point lies on the line between two of the class's rows: (0,0) to (1,2), to (100,100) or between these. Fails with one t per value.
    [TestMethod]
    public void InterpolationIsOnALineBetweenTwoRowsOfTheClass()
    {
        foreach (var row in new Interpolation().Rows(Train, new Random(1)).Skip(13))
        {
            float x = row.Values[0], y = row.Values[1];
            double first = Math.Abs(y - 2 * x), second = Math.Abs(y - x), third = Math.Abs(y - 2 - (x - 1) * 98 / 99);
            Assert.IsLessThan(1e-3, Math.Min(first, Math.Min(second, third)), $"({x}, {y})");
        }
    }

    [TestMethod]
    public void CopiesAreRowsOfTheClass() =>
        Assert.IsTrue(new Copies().Rows(Train, new Random(1)).Skip(13).All(row => Train.Take(3).Contains(row)));
}
