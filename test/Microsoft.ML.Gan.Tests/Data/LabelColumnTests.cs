using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public sealed class LabelColumnTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void BooleansAreTwoClasses() => HasLabels(context.LabelledPoints(row => row % 4 == 0), [false, true], "False", "True");

    [TestMethod]
    public void WholeSinglesAreClasses() => HasLabels(context.LabelledPoints(row => row % 3 * 5f - 5), [-5f, 0f, 5f], "-5", "0", "5");

    [TestMethod]
    public void WholeDoublesAreClasses() => HasLabels(context.LabelledPoints(row => row % 2 * 1e6), [0.0, 1e6], "0", "1000000");

    [TestMethod]
    public void BytesAreClasses() => HasLabels(context.LabelledPoints(row => (byte)(row % 2 + 254)), [(byte)254, (byte)255], "254", "255");

    [TestMethod]
    public void LongsAreClasses() => HasLabels(context.LabelledPoints(row => row % 2 - 1L), [-1L, 0L], "-1", "0");

    [TestMethod]
    public void KeysWithoutNamesAreTheirNumbers() => HasLabels(context.KeyedPoints(), [1u, 2u, 3u], "1", "2", "3");

    [TestMethod]
    public void KeysOfTextHaveItsNames()
    {
        string[] kinds = ["cat", "dog", "eel"];
        var text = context.LabelledPoints(row => kinds[row % 3]);
        var keys = context.Transforms.Conversion.MapValueToKey("Label").Fit(text).Transform(text);
        HasLabels(keys, [1u, 2u, 3u], kinds);
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(keys);
        var generated = model.Generate(2, "dog");
        var back = context.Transforms.Conversion.MapKeyToValue("Label").Fit(generated).Transform(generated);
        CollectionAssert.AreEqual(new[] { "dog", "dog" }, back.GetColumn<string>("Label").ToArray());
    }

    [TestMethod]
    public void KeysOfNumbersKeepThemAsNumbers()
    {
        var numbers = context.LabelledPoints(row => row % 2 * 10 + 7);
        var keys = context.Transforms.Conversion.MapValueToKey("Label").Fit(numbers).Transform(numbers);
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(keys);
        CollectionAssert.AreEqual(new[] { "7", "17" }, model.Labels.ToArray());
        var generated = model.Generate(1, "17");
        VBuffer<int> values = default;
        generated.Schema["Label"].Annotations.GetValue("KeyValues", ref values);
        CollectionAssert.AreEqual(new[] { 7, 17 }, values.DenseValues().ToArray());
    }

    [TestMethod]
    public void KeysAreComparedByTheirNames()
    {
        var text = context.LabelledPoints(row => row % 2 == 0 ? "cat" : "dog");
        var keys = context.Transforms.Conversion.MapValueToKey("Label").Fit(text).Transform(text);
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(keys);

        // The same rows, but now dog is key 1 and cat is key 2.
        var dogsFirst = context.LabelledPoints(row => "dog");
        var renamed = context.Transforms.Conversion.MapValueToKey("Label").Fit(context.LabelledPoints(row => row == 0 ? "dog" : "cat")).Transform(text);
        Assert.AreEqual(2u, renamed.GetColumn<uint>("Label").First());
        Tiny.AreSame(model.Transform(keys).Vectors("Generated"), model.Transform(renamed).Vectors("Generated"));
    }

    [TestMethod]
    public void ALabelThatTrainingNeverSawIsRefused()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(context.LabelledPoints(row => row % 2 * 3));
        var unseen = model.Transform(context.LabelledPoints(row => row == 6 ? 8 : 0));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => unseen.Vectors("Generated"));
        Says(error, "Row 6", "'Label'", "'8'", "0, 3");
        Says(Assert.ThrowsExactly<InvalidOperationException>(() => unseen.Numbers("CriticScore")), "'8'");
        Says(Assert.ThrowsExactly<ArgumentException>(() => model.Generate(1, "8")), "'8'", "0, 3");
        Says(Assert.ThrowsExactly<ArgumentException>(() => model.Generate(new Dictionary<string, long> { ["nine"] = 1 })), "'nine'", "0, 3");
    }

    [TestMethod]
    public void ALabelColumnOfAnotherKindIsRefused()
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(context.KeyedPoints());
        Says(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(context.LabelledPoints(row => 1))), "'Label' is Int32", "Key");
    }

    private void HasLabels<TLabel>(IDataView data, TLabel[] values, params string[] names)
    {
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        CollectionAssert.AreEqual(names, model.Labels.ToArray());
        var counts = names.Index().ToDictionary(name => name.Item, name => name.Index + 1L);
        var generated = model.Generate(counts);
        Assert.AreEqual(data.Schema["Label"].Type, generated.Schema["Label"].Type);
        CollectionAssert.AreEqual(values.SelectMany((value, index) => Enumerable.Repeat(value, index + 1)).ToArray(), generated.GetColumn<TLabel>("Label").ToArray());
    }

    private static void Says(Exception error, params string[] parts)
    {
        foreach (string part in parts) StringAssert.Contains(error.Message, part);
    }
}
