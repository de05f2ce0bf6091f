using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Trainers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public sealed class ImageColumnTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails if bytes are cut off instead of rounded.
    [TestMethod]
    public void T_DATA_1_All256ValuesComeBack()
    {
        byte[] values = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        using var scope = NewDisposeScope();
        var unit = PixelRange.ToUnit(tensor(values));
        Assert.AreEqual((-1f, 1f), (unit.min().item<float>(), unit.max().item<float>()));
        CollectionAssert.AreEqual(values, PixelRange.ToBytes(unit).data<byte>().ToArray());
        CollectionAssert.AreEqual(values, unit.data<float>().Select(PixelRange.ToByte).ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    public void AnImageComesBackFromTheNetworksRange(int channels)
    {
        using var image = Tiny.Noise(6, 5, colour: channels != 1);
        var column = new ImageColumn("Features", channels, Plan(6, 5, new() { Network = new MlpFamily() }));
        using var scope = NewDisposeScope();
        float[] sample = Read(image, column).data<float>().ToArray();
        MLImage? result = null;
        ((ValueGetter<MLImage>)column.Getter(() => sample))(ref result!);
        using (result)
        {
            Assert.AreEqual((6, 5), (result.Height, result.Width));
            CollectionAssert.AreEqual(image.Pixels.ToArray(), result.Pixels.ToArray());
        }
    }

    [TestMethod]
    public void BothPixelFormatsMeanTheSameColours()
    {
        byte[] rgba = [10, 20, 30, 255, 40, 50, 60, 255], bgra = [30, 20, 10, 255, 60, 50, 40, 255];
        using var first = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, rgba);
        using var second = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, bgra);
        var column = new ImageColumn("Features", 3, Plan(1, 2, new() { Network = new MlpFamily() }));
        using var scope = NewDisposeScope();
        byte[] planes = PixelRange.ToBytes(Read(first, column)).data<byte>().ToArray();
        CollectionAssert.AreEqual(new byte[] { 10, 40, 20, 50, 30, 60 }, planes);
        CollectionAssert.AreEqual(planes, PixelRange.ToBytes(Read(second, column)).data<byte>().ToArray());
    }

    [TestMethod]
    public void ColourBecomesGreyByItsLuma()
    {
        using var image = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Rgba32, [200, 100, 50, 255]);
        var column = new ImageColumn("Features", 1, Plan(1, 1, new() { Network = new MlpFamily() }));
        using var scope = NewDisposeScope();
        Assert.AreEqual((byte)Math.Round(0.299 * 200 + 0.587 * 100 + 0.114 * 50), PixelRange.ToBytes(Read(image, column)).data<byte>()[0]);
    }

    [TestMethod]
    public void AnImageOfAnotherSizeIsRefusedWhereNoSizeWasAskedFor()
    {
        using var image = Tiny.Noise(9, 9);
        var column = new ImageColumn("Features", 3, Plan(8, 8, new()));
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Read(image, column));
        StringAssert.Contains(error.Message, "Row 0");
        StringAssert.Contains(error.Message, "9x9");
        StringAssert.Contains(error.Message, "8x8");
    }

    private static ImageGeometry Plan(int height, int width, WganGpTrainer.Options options) => ImageGeometry.Plan(new ImageSize(height, width), options);

    private Tensor Read(MLImage image, ImageColumn column)
    {
        var view = context.Data.LoadFromEnumerable(new List<Picture> { new() { Features = image } });
        using var cursor = view.GetRowCursor([view.Schema["Features"]]);
        var reader = column.Reader(cursor, view.Schema["Features"]);
        Assert.IsTrue(cursor.MoveNext());
        return reader();
    }
}
