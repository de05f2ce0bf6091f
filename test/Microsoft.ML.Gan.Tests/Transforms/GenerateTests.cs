using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Transforms;

[TestClass]
public sealed class GenerateTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void RowsHaveTheTrainingColumnsNamesAndTypes()
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        var generated = model.Generate(33);
        Assert.AreEqual(33, generated.GetRowCount());
        Assert.IsFalse(generated.CanShuffle);
        CollectionAssert.AreEqual(new[] { "Features", "Label" }, generated.Schema.Select(column => column.Name).ToArray());
        foreach (var column in generated.Schema) Assert.AreEqual(data.Schema[column.Name].Type, column.Type);
        var rows = context.Data.CreateEnumerable<KeyedPoint>(generated, reuseRowObject: false).ToList();
        Assert.HasCount(33, rows);
        Assert.IsTrue(rows.All(row => row.Label is >= 1 and <= 3 && row.Features.All(float.IsFinite)));
    }

    [TestMethod]
    public void ARowDependsOnTheSeedAndItsIndexOnly()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var hundred = model.Generate(100).Vectors("Features");
        Tiny.AreSame(hundred[..7], model.Generate(7).Vectors("Features"));
        Tiny.AreSame(hundred, model.Generate(100, model.Training.Seed).Vectors("Features"));
        Assert.AreEqual(100, hundred.Select(row => string.Join(' ', row)).Distinct().Count());
        var other = model.Generate(100, seed: model.Training.Seed + 1).Vectors("Features");
        for (int i = 0; i < 100; i++) CollectionAssert.AreNotEqual(hundred[i], other[i]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(5)]
    public void SeveralCursorsShareTheRowsInBatches(int count)
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var view = model.Generate(70);
        var expected = view.Vectors("Features");
        var found = new SortedDictionary<ulong, float[]>();
        var batches = new List<long>();
        foreach (var cursor in view.GetRowCursorSet(view.Schema, count))
        {
            using (cursor)
            {
                var getter = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
                var id = cursor.GetIdGetter();
                DataViewRowId row = default;
                VBuffer<float> value = default;
                long last = -1, position = -1;
                while (cursor.MoveNext())
                {
                    Assert.AreEqual(++position, cursor.Position);
                    if (cursor.Batch != last) batches.Add(cursor.Batch);
                    Assert.IsGreaterThanOrEqualTo(last, cursor.Batch);
                    last = cursor.Batch;
                    id(ref row);
                    getter(ref value);
                    found.Add(row.Low, [.. value.DenseValues()]);
                }

                Assert.AreEqual(-1, cursor.Position);
                Assert.IsFalse(cursor.MoveNext());
            }
        }

        Tiny.AreSame(expected, [.. found.Values]);
        Assert.AreEqual(batches.Count, batches.Distinct().Count());
    }

    [TestMethod]
    public void ClassesAreAsFrequentAsInTheData()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(context.LabelledPoints(row => row % 10 == 0));
        double share = model.Generate(4000).GetColumn<bool>("Label").Average(label => label ? 1.0 : 0);
        Assert.AreEqual(0.1, share, 4 * Math.Sqrt(0.1 * 0.9 / 4000));
    }

    [TestMethod]
    public void NoRowsAreNoRows()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(context.KeyedPoints());
        Assert.IsEmpty(model.Generate(0).Vectors("Features"));
        Assert.IsEmpty(model.Generate(new Dictionary<string, long>()).Vectors("Features"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Generate(-1));
    }

    [TestMethod]
    public void AModelWithoutLabelsHasNone()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        Assert.IsEmpty(model.Labels);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => model.Generate(1, "cat")).Message, "'cat'");
    }

    [TestMethod]
    public void TheCursorSaysWhereItIsMisused()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        var view = model.Generate(3);
        using (var inactive = view.GetRowCursor([])) Assert.ThrowsExactly<InvalidOperationException>(() => inactive.GetGetter<VBuffer<float>>(view.Schema["Features"]));
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["Features"]));
        var getter = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        VBuffer<float> value = default;
        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
    }
}
