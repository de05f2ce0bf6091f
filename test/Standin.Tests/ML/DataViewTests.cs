using Microsoft.ML;
using Microsoft.ML.Data;

namespace Standin.Tests.ML;

[TestClass]
public sealed class DataViewTests
{
    private static readonly MLContext s_context = new(seed: 1);

    private sealed class Sample
    {
        public string Name { get; set; } = "";

        [ColumnName("Pixels"), VectorType(1, 2, 2)]
        public float[] Values { get; set; } = [];

        [KeyType(4)]
        public uint Label { get; set; }

        public bool Flag;

        [NoColumn]
        public object? Ignored { get; set; }

        public float[] Loose { get; set; } = [];
    }

    private static Sample[] Samples(int count) => Enumerable.Range(0, count).Select(i => new Sample { Name = $"row {i}", Values = [i, i + 1, i + 2, i + 3], Label = (uint)i % 4 + 1, Flag = i % 2 == 0, Loose = new float[i] }).ToArray();

    [TestMethod]
    public void MembersBecomeColumnsOfTheTypesTheyAreMarkedWith()
    {
        DataViewSchema schema = s_context.Data.LoadFromEnumerable(Samples(1)).Schema;
        CollectionAssert.AreEquivalent(new[] { "Name: String", "Pixels: Vector<Single, 1, 2, 2>", "Label: Key<UInt32, 0-3>", "Flag: Boolean", "Loose: Vector<Single, *>" }, schema.Select(c => c.ToString()).ToArray());
        Assert.IsFalse(((VectorDataViewType)schema["Loose"].Type).IsKnownSize);
        Assert.AreEqual(4, ((VectorDataViewType)schema["Pixels"].Type).Size);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["pixels"]);
        Assert.IsNull(schema.GetColumnOrNull("pixels"));
    }

    private sealed class Unmappable
    {
        public object Thing { get; set; } = new();
    }

    [TestMethod]
    public void AMemberOfAnUnknownTypeIsRefusedByName()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_context.Data.LoadFromEnumerable(new List<Unmappable>()));
        StringAssert.Contains(error.Message, "Thing");
    }

    [TestMethod]
    public void ObjectsGoThroughAViewAndComeBack()
    {
        Sample[] samples = Samples(3);
        Sample[] back = s_context.Data.CreateEnumerable<Sample>(s_context.Data.LoadFromEnumerable(samples), reuseRowObject: false).ToArray();
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual((samples[i].Name, samples[i].Label, samples[i].Flag), (back[i].Name, back[i].Label, back[i].Flag));
            CollectionAssert.AreEqual(samples[i].Values, back[i].Values);
            Assert.HasCount(i, back[i].Loose);
        }
        Assert.AreNotSame(back[0], back[1]);
    }

    private sealed class Other
    {
        public string Name { get; set; } = "unset";
        public float Missing { get; set; } = 7;
    }

    private sealed class Mistyped
    {
        public float Name { get; set; }
    }

    [TestMethod]
    public void BindingToMembersFailsAtOnceAndByName()
    {
        IDataView view = s_context.Data.LoadFromEnumerable(Samples(1));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => s_context.Data.CreateEnumerable<Other>(view, false)).Message, "'Missing'");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => s_context.Data.CreateEnumerable<Mistyped>(view, false)).Message, "'Name' of type 'String'");
        Other other = s_context.Data.CreateEnumerable<Other>(view, false, ignoreMissingColumns: true).Single();
        Assert.AreEqual(("row 0", 7f), (other.Name, other.Missing));
    }

    [TestMethod]
    public void ACursorGivesOnlyTheColumnsAskedForInTheirOwnType()
    {
        IDataView view = s_context.Data.LoadFromEnumerable(Samples(2));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Name"]]);
        Assert.IsTrue(cursor.IsColumnActive(view.Schema["Name"]));
        Assert.IsFalse(cursor.IsColumnActive(view.Schema["Label"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<uint>(view.Schema["Label"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(view.Schema["Name"]));
        Assert.AreEqual(-1, cursor.Position);
        ValueGetter<ReadOnlyMemory<char>> getter = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Name"]);
        ReadOnlyMemory<char> name = default;
        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref name));
        Assert.IsTrue(cursor.MoveNext());
        getter(ref name);
        Assert.AreEqual("row 0", name.ToString());
        Assert.AreEqual(0, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void AListIsCountedAndShuffledWithIdsThatFollowTheRows()
    {
        IDataView view = s_context.Data.LoadFromEnumerable(Samples(50));
        Assert.IsTrue(view.CanShuffle);
        Assert.AreEqual(50, view.GetRowCount());
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema, new Random(3));
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        ValueGetter<ReadOnlyMemory<char>> getName = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Name"]);
        var order = new List<ulong>();
        DataViewRowId id = default;
        ReadOnlyMemory<char> name = default;
        while (cursor.MoveNext())
        {
            getId(ref id);
            getName(ref name);
            Assert.AreEqual($"row {id.Low}", name.ToString());
            order.Add(id.Low);
        }
        CollectionAssert.AreNotEqual(order.Order().ToList(), order);
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Select(i => (ulong)i).ToList(), order.Order().ToList());
        IDataView stream = s_context.Data.LoadFromEnumerable(Samples(3).Where(s => s.Flag));
        Assert.IsFalse(stream.CanShuffle);
        Assert.IsNull(stream.GetRowCount());
    }

    [TestMethod]
    public void ALaterColumnHidesAnEarlierOneOfItsName()
    {
        IDataView view = s_context.Data.LoadFromEnumerable(Samples(2));
        IDataView scaled = s_context.Transforms.NormalizeMinMax("Pixels").Fit(view).Transform(view);
        DataViewSchema.Column[] both = scaled.Schema.Where(c => c.Name == "Pixels").ToArray();
        Assert.IsTrue(both[0].IsHidden);
        Assert.IsFalse(both[1].IsHidden);
        Assert.AreEqual(both[1].Index, scaled.Schema["Pixels"].Index);
        Assert.AreEqual(4, scaled.GetColumn<float[]>(both[0]).Last()[3]);
        Assert.AreEqual(1, scaled.GetColumn<float[]>(both[1]).Last()[3]);
        Assert.IsTrue(both[1].IsNormalized());
    }

    [TestMethod]
    public void MinMaxScalesEachSlotAndMayMoveZero()
    {
        IDataView view = s_context.Data.LoadFromEnumerable(Samples(3));
        CollectionAssert.AreEqual(new float[] { 1, 1, 1, 1 }, s_context.Transforms.NormalizeMinMax("Pixels").Fit(view).Transform(view).GetColumn<float[]>("Pixels").Last());
        IDataView moved = s_context.Transforms.NormalizeMinMax("Pixels", fixZero: false).Fit(view).Transform(view);
        CollectionAssert.AreEqual(new float[] { 0.5f, 0.5f, 0.5f, 0.5f }, moved.GetColumn<float[]>("Pixels").ElementAt(1));
        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 0 }, moved.GetColumn<float[]>("Pixels").First());
    }

    [TestMethod]
    public void KeysFollowOccurrenceOrValueAndUnseenValuesAreMissing()
    {
        Sample[] samples = new[] { "b", "", "a", "b" }.Select(name => new Sample { Name = name }).ToArray();
        IDataView view = s_context.Data.LoadFromEnumerable(samples);
        var conversion = s_context.Transforms.Conversion;
        var byOccurrence = conversion.MapValueToKey("Key", "Name").Fit(view);
        CollectionAssert.AreEqual(new uint[] { 1, 0, 2, 1 }, byOccurrence.Transform(view).GetColumn<uint>("Key").ToArray());
        var byValue = conversion.MapValueToKey("Key", "Name", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(conversion.MapKeyToValue("Back", "Key")).Fit(view);
        CollectionAssert.AreEqual(new uint[] { 2, 0, 1, 2 }, byValue.Transform(view).GetColumn<uint>("Key").ToArray());
        CollectionAssert.AreEqual(new[] { "b", "", "a", "b" }, byValue.Transform(view).GetColumn<string>("Back").ToArray());
        IDataView unseen = s_context.Data.LoadFromEnumerable(new[] { new Sample { Name = "c" } });
        Assert.AreEqual(0u, byOccurrence.Transform(unseen).GetColumn<uint>("Key").Single());
        VBuffer<ReadOnlyMemory<char>> names = default;
        byOccurrence.Transform(view).Schema["Key"].GetKeyValues(ref names);
        Assert.AreEqual("b a", string.Join(" ", names.DenseValues()));
    }

    [TestMethod]
    public void VectorsAreDenseOrSparseAndReuseTheirArrays()
    {
        var sparse = new VBuffer<float>(5, 2, [3, 4], [1, 3]);
        CollectionAssert.AreEqual(new float[] { 0, 3, 0, 4, 0 }, sparse.DenseValues().ToArray());
        Assert.AreEqual((4f, 0f), (sparse.GetItemOrDefault(3), sparse.GetItemOrDefault(2)));
        VBuffer<float> dense = default;
        sparse.CopyToDense(ref dense);
        Assert.IsTrue(dense.IsDense);
        var editor = VBufferEditor.Create(ref dense, 4);
        Assert.IsFalse(editor.CreatedNewValues);
        editor.Values.Fill(2);
        dense = editor.Commit();
        CollectionAssert.AreEqual(new float[] { 2, 2, 2, 2 }, dense.GetValues().ToArray());
        Assert.IsTrue(VBufferEditor.Create(ref dense, 9).CreatedNewValues);
    }
}
