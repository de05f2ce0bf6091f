using Microsoft.ML;
using Microsoft.ML.Data;

namespace Standin.Tests.ML;

/// <summary>Rows by a range of a column's values, columns by their names.</summary>
[TestClass]
public sealed class SelectionTests
{
    private static readonly MLContext s_context = new(seed: 1);

    private sealed class Row
    {
        public float Score { get; set; }
        public double Weight { get; set; }
        public string Name { get; set; } = "";

        [KeyType(9)]
        public uint Key { get; set; }
    }

    private static readonly IDataView s_rows = s_context.Data.LoadFromEnumerable(
        new[] { 1, 2, float.NaN, 3, 2.5f }.Select((score, i) => new Row { Score = score, Weight = -i, Name = $"row {i}", Key = (uint)i + 1 }).ToList());

    // Fails if the upper bound is inclusive, the lower one exclusive, or a missing number passes.
    [TestMethod]
    public void RowsAreKeptFromTheLowerBoundToBeforeTheUpper()
    {
        CollectionAssert.AreEqual(new[] { "row 1", "row 4" }, Names(s_context.Data.FilterRowsByColumn(s_rows, "Score", 2, 3)));
        CollectionAssert.AreEqual(new[] { "row 0", "row 1", "row 3", "row 4" }, Names(s_context.Data.FilterRowsByColumn(s_rows, "Score")));
        CollectionAssert.AreEqual(new[] { "row 3", "row 4" }, Names(s_context.Data.FilterRowsByColumn(s_rows, "Weight", upperBound: -2)));
        Assert.IsNull(s_context.Data.FilterRowsByColumn(s_rows, "Score").GetRowCount());
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_context.Data.FilterRowsByColumn(s_rows, "Name")).Message, "'Name'");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_context.Data.FilterRowsByColumn(s_rows, "Score", 2, 1));
    }

    // Fails if the column that rows are kept by is handed out to a cursor that did not ask for it.
    [TestMethod]
    public void OnlyColumnsThatWereAskedForAreActive()
    {
        var kept = s_context.Data.FilterRowsByColumn(s_rows, "Score", 2);
        using var cursor = kept.GetRowCursor([kept.Schema["Name"]]);
        Assert.IsTrue(cursor.IsColumnActive(kept.Schema["Name"]));
        Assert.IsFalse(cursor.IsColumnActive(kept.Schema["Score"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(kept.Schema["Score"]));
    }

    // Fails if columns keep the input's order, or a copy loses its annotations.
    [TestMethod]
    public void ColumnsAreSelectedInTheOrderOfTheirNamesAndCopied()
    {
        var pipeline = s_context.Transforms.Concatenate("Both", "Score").Append(s_context.Transforms.SelectColumns("Both", "Key", "Name")).Append(s_context.Transforms.CopyColumns("Again", "Both"));
        using var file = new MemoryStream();
        s_context.Model.Save(pipeline.Fit(s_rows), s_rows.Schema, file);
        var output = new MLContext().Model.Load(file, out _).Transform(s_rows);
        CollectionAssert.AreEqual(new[] { "Both", "Key", "Name", "Again" }, output.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(s_rows.Schema["Key"].Type, output.Schema["Key"].Type);
        Assert.IsTrue(output.Schema["Again"].HasSlotNames());
        CollectionAssert.AreEqual(new[] { "row 0", "row 1", "row 2", "row 3", "row 4" }, Names(output));
        Assert.AreEqual(3f, output.GetColumn<float[]>("Again").ElementAt(3).Single());
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_context.Transforms.SelectColumns("Absent").Fit(s_rows));
        StringAssert.Contains(error.Message, "'Absent'");
    }

    private static string[] Names(IDataView view) => view.GetColumn<string>("Name").ToArray();
}
