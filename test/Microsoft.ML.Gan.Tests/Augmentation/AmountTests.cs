namespace Microsoft.ML.Gan.Augmentation;

[TestClass]
public sealed class AmountTests
{
    private static readonly RealRows Pets = new(["cat", "dog", "eel"], [100, 50, 5]);

    [TestMethod]
    public void ACountKeepsTheClassesFrequencies()
    {
        // 31 * 100/155 = 20, 31 * 50/155 = 10, 31 * 5/155 = 1.
        CollectionAssert.AreEqual(new long[] { 20, 10, 1 }, AugmentationAmount.Count(31).Plan(Pets));
        // 10 * 100/155 = 6.45, 3.23 and 0.32: the largest remainder, the first, gets the row that is left.
        CollectionAssert.AreEqual(new long[] { 7, 3, 0 }, AugmentationAmount.Count(10).Plan(Pets));
        CollectionAssert.AreEqual(new long[] { 0, 0, 0 }, AugmentationAmount.Count(0).Plan(Pets));
        CollectionAssert.AreEqual(new long[] { 12 }, AugmentationAmount.Count(12).Plan(new RealRows(null, [3])));
    }

    [TestMethod]
    public void ARatioIsOfTheRealRows()
    {
        CollectionAssert.AreEqual(new long[] { 200, 100, 10 }, AugmentationAmount.Ratio(2).Plan(Pets));
        CollectionAssert.AreEqual(new long[] { 5 }, AugmentationAmount.Ratio(0.5).Plan(new RealRows(null, [10])));
    }

    [TestMethod]
    public void ClassesAreAskedForByName() =>
        CollectionAssert.AreEqual(new long[] { 3, 0, 8 }, AugmentationAmount.PerClass(new Dictionary<string, long> { ["eel"] = 8, ["cat"] = 3 }).Plan(Pets));

    [TestMethod]
    public void BalancedFillsUpToTheLargest() => CollectionAssert.AreEqual(new long[] { 0, 50, 95 }, AugmentationAmount.Balanced().Plan(Pets));

    [TestMethod]
    public void SharesTakeNoMoreRowsThanNecessary()
    {
        // Dogs are the most for their share: 50 / 0.25 = 200 rows in all, against 100 / 0.5 = 200 and 5 / 0.25 = 20.
        CollectionAssert.AreEqual(new long[] { 0, 0, 45 }, AugmentationAmount.Shares(Shares(0.5, 0.25, 0.25)).Plan(Pets));
        // 100 / 0.2 = 500 rows in all: 100, 150 and 250.
        CollectionAssert.AreEqual(new long[] { 0, 100, 245 }, AugmentationAmount.Shares(Shares(0.2, 0.3, 0.5)).Plan(Pets));
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
        Says<InvalidOperationException>(() => AugmentationAmount.PerClass(new Dictionary<string, long> { ["fox"] = 3 }).Plan(Pets), "'fox'", "cat, dog, eel");
        Says<InvalidOperationException>(() => AugmentationAmount.Shares(Shares(0.5, 0.5, 0)).Plan(Pets), "'eel'", "5 real rows");
        Says<InvalidOperationException>(() => AugmentationAmount.Balanced().Plan(new RealRows(["cat", "dog"], [7, 1])), "'dog'", "1 real row", "6 synthetic");
        Says<InvalidOperationException>(() => AugmentationAmount.Balanced().Plan(new RealRows(null, [7])), "no label column");
        Says<InvalidOperationException>(() => AugmentationAmount.PerClass(new Dictionary<string, long> { ["cat"] = 3 }).Plan(new RealRows(null, [7])), "'cat'", "no label column");
        Says<InvalidOperationException>(() => AugmentationAmount.Count(4).Plan(new RealRows(null, [0])), "no rows");
    }

    private static Dictionary<string, double> Shares(double cat, double dog, double eel) => new() { ["cat"] = cat, ["dog"] = dog, ["eel"] = eel };

    private static void Says<TException>(Action action, params string[] parts) where TException : Exception
    {
        var error = Assert.ThrowsExactly<TException>(action);
        foreach (string part in parts) StringAssert.Contains(error.Message, part);
    }
}
