using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public sealed class VectorColumnTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void SlotsAreStandardisedAndConstantOnesOnlyCentred()
    {
        // Slot 0: 1, 3, 5, 7 has mean 4 and variance (9 + 1 + 1 + 9) / 4 = 5. Slot 1 is 100 everywhere. Slot 2: mean 1e6 + 1, variance 1.
        float[][] values = [[1, 100, 1e6f], [3, 100, 1e6f + 2], [5, 100, 1e6f], [7, 100, 1e6f + 2]];
        var (column, samples) = Learn(values);
        using (samples)
        {
            CollectionAssert.AreEqual(new[] { 4f, 100f, 1e6f + 1 }, column.Mean);
            CollectionAssert.AreEqual(new[] { (float)Math.Sqrt(5), 0f, 1f }, column.Deviation);
            double unit = 1 / Math.Sqrt(5);
            double[] expected = [-3 * unit, 0, -1, -unit, 0, 1, unit, 0, -1, 3 * unit, 0, 1];
            float[] found = samples.data<float>().ToArray();
            for (int i = 0; i < expected.Length; i++) Assert.AreEqual(expected[i], found[i], 1e-6);
        }
    }

    [TestMethod]
    public void AConstantSlotIsGeneratedAsItsConstant()
    {
        var (column, samples) = Learn([[1, 100, 0], [3, 100, 1]]);
        samples.Dispose();
        float[] drawn = [0.5f, -3, 0.25f];
        VBuffer<float> value = default;
        ((ValueGetter<VBuffer<float>>)column.Getter(() => drawn))(ref value);
        CollectionAssert.AreEqual(new[] { 2.5f, 100, 0.625f }, value.DenseValues().ToArray());
    }

    [TestMethod]
    public void ARowIsReadAsInTrainingAndComesBack()
    {
        float[][] values = [[1, 100, 1e6f], [3, 100, 1e6f + 2], [5, 100, 1e6f], [7, 100, 1e6f + 2]];
        var (column, samples) = Learn(values);
        using var scope = NewDisposeScope();
        float[] all = samples.data<float>().ToArray();
        samples.Dispose();
        var view = View(values);
        using var cursor = view.GetRowCursor(view.Schema);
        var reader = column.Reader(cursor, view.Schema["Features"]);
        for (int row = 0; cursor.MoveNext(); row++)
        {
            float[] read = reader().data<float>().ToArray();
            CollectionAssert.AreEqual(all[(3 * row)..(3 * row + 3)], read);
            VBuffer<float> back = default;
            ((ValueGetter<VBuffer<float>>)column.Getter(() => read))(ref back);
            for (int slot = 0; slot < 3; slot++) Assert.AreEqual(values[row][slot], back.GetItemOrDefault(slot), 1e-6f * Math.Abs(values[row][slot]));
        }
    }

    private IDataView View(float[][] values) => context.Data.LoadFromEnumerable(values.Select(row => new Point { Features = row }).ToList());

    private (VectorColumn Column, Tensor Samples) Learn(float[][] values)
    {
        var view = View(values);
        using var cursor = view.GetRowCursor(view.Schema);
        using var reader = new VectorReader(cursor, view.Schema["Features"], (VectorDataViewType)view.Schema["Features"].Type);
        while (cursor.MoveNext()) reader.Read();
        var (column, samples) = reader.Finish();
        return ((VectorColumn)column, samples);
    }
}
