namespace Microsoft.ML.Gan.Augmentation;

[TestClass]
public sealed class AmountTests
{
    private static readonly RealRows Pets = new(["cat", "dog", "eel"], [100, 50, 5]);

    [TestMethod]
    public void ACountKeepsTheClassesFrequencies()
    {
        // 31 * 100/155 = 20, 31 * 50/155 = 10, 31 * 5/155 = 1.
        CollectionAssert.AreEqual(new long[] { 20, 10, 1 }, Plan(AugmentationAmount.Count(31), Pets));
        // 10 * 100/155 = 6.45, 3.23 and 0.32: the largest remainder, the first, gets the row that is left.
        CollectionAssert.AreEqual(new long[] { 7, 3, 0 }, Plan(AugmentationAmount.Count(10), Pets));
        CollectionAssert.AreEqual(new long[] { 0, 0, 0 }, Plan(AugmentationAmount.Count(0), Pets));
        CollectionAssert.AreEqual(new long[] { 12 }, Plan(AugmentationAmount.Count(12), new RealRows(null, [3])));
    }

    [TestMethod]
    public void ARatioIsOfTheRealRows()
    {
        CollectionAssert.AreEqual(new long[] { 200, 100, 10 }, Plan(AugmentationAmount.Ratio(2), Pets));
        CollectionAssert.AreEqual(new long[] { 5 }, Plan(AugmentationAmount.Ratio(0.5), new RealRows(null, [10])));
    }

    [TestMethod]
    public void ClassesAreAskedForByName() =>
        CollectionAssert.AreEqual(new long[] { 3, 0, 8 }, Plan(AugmentationAmount.PerClass(new Dictionary<string, long> { ["eel"] = 8, ["cat"] = 3 }), Pets));

    [TestMethod]
    public void BalancedFillsUpToTheLargest() => CollectionAssert.AreEqual(new long[] { 0, 50, 95 }, Plan(AugmentationAmount.Balanced(), Pets));

    [TestMethod]
    public void SharesTakeNoMoreRowsThanNecessary()
    {
        // Dogs are the most for their share: 50 / 0.25 = 200 rows in all, against 100 / 0.5 = 200 and 5 / 0.25 = 20.
        CollectionAssert.AreEqual(new long[] { 0, 0, 45 }, Plan(AugmentationAmount.Shares(Shares(0.5, 0.25, 0.25)), Pets));
        // 100 / 0.2 = 500 rows in all: 100, 150 and 250.
        CollectionAssert.AreEqual(new long[] { 0, 100, 245 }, Plan(AugmentationAmount.Shares(Shares(0.2, 0.3, 0.5)), Pets));
    }

    [TestMethod]
    public void WhatCannotBeIsNamed()
    {
        Says<ArgumentOutOfRangeException>(() => AugmentationAmount.Count(-1), "count");
        Says<ArgumentOutOfRangeException>(() => AugmentationAmount.Ratio(-0.1), "at least 0");
        Says<ArgumentOutOfRangeException>(() => AugmentationAmount.Ratio(double.NaN), "finite");
        Says<ArgumentOutOfRangeException>(() => AugmentationAmount.PerClass(new Dictionary<string, long> { ["cat"] = -3 }), "'cat'");
        Says<ArgumentOutOfRangeException>(() => AugmentationAmount.Shares(Shares(0.5, 0.3, 0.1)), "sum to 1");
        Says<ArgumentOutOfRangeException>(() => AugmentationAmount.Shares(Shares(1.5, -0.5, 0)), "'cat'");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.PerClass(new Dictionary<string, long> { ["fox"] = 3 }), Pets), "'fox'", "cat, dog, eel");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Shares(Shares(0.5, 0.5, 0)), Pets), "'eel'", "5 real rows");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Balanced(), new RealRows(["cat", "dog"], [7, 1])), "'dog'", "1 real row", "6 synthetic");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Balanced(), new RealRows(null, [7])), "no label column");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.PerClass(new Dictionary<string, long> { ["cat"] = 3 }), new RealRows(null, [7])), "'cat'", "no label column");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Count(4), new RealRows(null, [0])), "no rows");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Count(long.MaxValue), Pets), "9.223e+18 synthetic rows", "at most 2147483591");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Ratio(1e30), Pets), "at most 2147483591");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Shares(Shares(1e-300, 0.5, 0.5)), Pets), "at most 2147483591");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.PerClass(new Dictionary<string, long> { ["cat"] = long.MaxValue, ["dog"] = long.MaxValue }), Pets), "at most 2147483591");
        Says<InvalidOperationException>(() => Plan(AugmentationAmount.Balanced(), new RealRows([], [])), "no rows");
    }

    private static long[] Plan(AugmentationAmount amount, RealRows real) => amount.Plan(real, real);

    private static Dictionary<string, double> Shares(double cat, double dog, double eel) => new() { ["cat"] = cat, ["dog"] = dog, ["eel"] = eel };

    private static void Says<TException>(Action action, params string[] parts) where TException : Exception
    {
        var error = Assert.ThrowsExactly<TException>(action);
        foreach (string part in parts) StringAssert.Contains(error.Message, part);
    }
}
