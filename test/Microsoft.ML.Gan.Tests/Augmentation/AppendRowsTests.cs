using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Augmentation;

[TestClass]
public sealed class AppendRowsTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void RowsFollowInOrder()
    {
        var appended = context.Gan().AppendRows(Labels(1, 2), Labels(3), Labels(), Labels(4, 5, 6));
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5, 6 }, appended.GetColumn<int>("Label").ToArray());
        Assert.AreEqual(6, appended.GetRowCount());
        CollectionAssert.AreEqual(new[] { 1f, 2, 3, 4, 5, 6 }, appended.Vectors("Features").Select(values => values[0]).ToArray());
        using var cursor = appended.GetRowCursor([]);
        for (long row = 0; row < 6; row++)
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.AreEqual(row, cursor.Position);
        }

        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
    }

    // Fails if the cursors of the views before the one that cannot be read stay open.
    [TestMethod]
    public void NoCursorStaysOpenWhereALaterViewCannotBeRead()
    {
        var first = new CursorWitness(Labels(1));
        var view = context.Gan().AppendRows(first, new CursorWitness(Labels(2)) { Fails = true });
        Assert.ThrowsExactly<IOException>(() => view.GetRowCursor(view.Schema));
        Assert.AreEqual((1, 1), (first.Opened, first.Disposed));
    }

    [TestMethod]
    public void ARowCountThatOneViewDoesNotKnowIsNotKnown()
    {
        var walked = context.Data.LoadFromEnumerable(Enumerable.Range(0, 2).Select(label => new LabelledPoint<int> { Features = [label, 0, 0], Label = label }));
        var appended = context.Gan().AppendRows(Labels(5), walked);
        Assert.IsNull(appended.GetRowCount());
        Assert.IsFalse(appended.CanShuffle);
        CollectionAssert.AreEqual(new[] { 5, 0, 1 }, appended.GetColumn<int>("Label").ToArray());
    }

    [TestMethod]
    public void IdsAreUniqueHoweverOftenAViewIsAppended()
    {
        var twice = context.Gan().AppendRows(Labels(1, 2, 3), Labels(1, 2, 3));
        var view = context.Gan().AppendRows(twice, twice, context.Gan().AppendRows(Labels(1, 2, 3), twice));
        var ids = Ids(view);
        Assert.HasCount(21, ids);
        Assert.AreEqual(21, ids.Distinct().Count());
        CollectionAssert.AreEqual(ids, Ids(view));
    }

    [TestMethod]
    public void ShufflingReachesAllOrders()
    {
        var view = context.Gan().AppendRows(Labels(1, 2), Labels(3));
        Assert.IsTrue(view.CanShuffle);
        var random = new Random(5);
        const int Draws = 6000;
        var orders = Enumerable.Range(0, Draws).Select(_ => Order(view, random)).CountBy(order => order).ToDictionary();
        Assert.HasCount(6, orders);
        // Each of 6 orders: 1000 expected, standard deviation sqrt(6000 * 5/36) = 29.
        foreach (var (order, count) in orders) Assert.AreEqual(1000, count, 150, order);
    }

    [TestMethod]
    public void OnlyActiveColumnsAreAskedFor()
    {
        var witness = new AccessWitness(Labels(3, 4));
        var view = context.Gan().AppendRows(Labels(1), witness);
        CollectionAssert.AreEqual(new[] { 1, 3, 4 }, view.GetColumn<int>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { "Label" }, witness.Asked.ToArray());
        using var cursor = view.GetRowCursor([view.Schema["Label"]]);
        Assert.IsFalse(cursor.IsColumnActive(view.Schema["Features"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]));
    }

    [TestMethod]
    public void CursorsDoNotDisturbEachOther()
    {
        var view = context.Gan().AppendRows(Labels(1, 2), Labels(3, 4));
        using var ahead = view.GetRowCursorSet([view.Schema["Label"]], 3).Single();
        using var behind = view.GetRowCursor([view.Schema["Label"]]);
        var (first, second) = (ahead.GetGetter<int>(view.Schema["Label"]), behind.GetGetter<int>(view.Schema["Label"]));
        int value = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => first(ref value));
        for (int row = 0; row < 3; row++) ahead.MoveNext();
        behind.MoveNext();
        first(ref value);
        Assert.AreEqual(3, value);
        second(ref value);
        Assert.AreEqual(1, value);
    }

    [TestMethod]
    public void AnnotationsOfTheFirstViewStay()
    {
        var text = context.LabelledPoints(row => row % 2 == 0 ? "cat" : "dog");
        var keys = context.Transforms.Conversion.MapValueToKey("Label").Fit(text).Transform(text);
        var view = context.Gan().AppendRows(keys, keys);
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Label"].GetKeyValues(ref names);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, names.DenseValues().Select(name => name.ToString()).ToArray());
    }

    [TestMethod]
    public void ADifferenceOfColumnsIsNamed()
    {
        Says(() => context.Gan().AppendRows(Labels(1), context.LabelledPoints(row => row % 2 == 0)), "'Label' is Int32 in view 1, but Boolean in view 2");
        Says(() => context.Gan().AppendRows(Labels(1), Labels(2), context.Points()), "View 3 has no column 'Label' (Int32)");
        Says(() => context.Gan().AppendRows(context.Points(), Labels(1)), "View 2 has the column 'Label' (Int32)");
        var cats = context.LabelledPoints(row => row % 2 == 0 ? "cat" : "dog");
        var dogs = context.LabelledPoints(row => row % 2 == 0 ? "dog" : "cat");
        var mapping = context.Transforms.Conversion.MapValueToKey("Label");
        Says(() => context.Gan().AppendRows(mapping.Fit(cats).Transform(cats), mapping.Fit(dogs).Transform(dogs)), "'Label' stand for cat, dog in view 1, but for dog, cat in view 2");
        Assert.ThrowsExactly<ArgumentNullException>(() => context.Gan().AppendRows(Labels(1), Labels(2), null!));
    }

    private static void Says(Action action, string part) => StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(action).Message, part);

    private IDataView Labels(params int[] labels) =>
        context.Data.LoadFromEnumerable(labels.Select(label => new LabelledPoint<int> { Features = [label, 0, 0], Label = label }).ToList());

    private static string Order(IDataView view, Random random)
    {
        using var cursor = view.GetRowCursor(view.Schema, random);
        var getter = cursor.GetGetter<int>(view.Schema["Label"]);
        int value = 0;
        string order = "";
        while (cursor.MoveNext())
        {
            getter(ref value);
            order += value;
        }

        return order;
    }

    private static DataViewRowId[] Ids(IDataView view)
    {
        using var cursor = view.GetRowCursor([]);
        var getter = cursor.GetIdGetter();
        var ids = new List<DataViewRowId>();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getter(ref id);
            ids.Add(id);
        }

        return [.. ids];
    }
}
