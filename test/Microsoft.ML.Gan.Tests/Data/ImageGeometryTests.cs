using Microsoft.ML.Gan.Trainers;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public sealed class ImageGeometryTests
{
    [TestMethod]
    public void ASizeThatTheNetworksBuildStaysAsItIs()
    {
        foreach (var fit in Enum.GetValues<ImageFit>())
        {
            var plan = ImageGeometry.Plan(new(28, 28), new WganGpTrainer.Options { ImageFit = fit });
            Assert.AreEqual((new ImageSize(28, 28), new ImageSize(28, 28)), (plan.Trained, plan.Generated));
        }
    }

    [TestMethod]
    [DataRow(ImageFit.Resize, 96, 96, 96, 96)]
    [DataRow(ImageFit.Pad, 112, 112, 100, 100)]
    [DataRow(ImageFit.CenterCrop, 96, 96, 96, 96)]
    public void ASizeThatTheNetworksCannotBuildIsReplaced(ImageFit fit, int trainedHeight, int trainedWidth, int generatedHeight, int generatedWidth)
    {
        var plan = ImageGeometry.Plan(new(100, 100), new WganGpTrainer.Options { ImageFit = fit });
        Assert.AreEqual(new ImageSize(trainedHeight, trainedWidth), plan.Trained);
        Assert.AreEqual(new ImageSize(generatedHeight, generatedWidth), plan.Generated);
    }

    [TestMethod]
    public void PadMirrorsAndItsCropGivesTheImageBack()
    {
        var plan = ImageGeometry.Plan(new(9, 7), new WganGpTrainer.Options { ImageFit = ImageFit.Pad });
        Assert.AreEqual(new ImageSize(10, 8), plan.Trained);
        using var scope = NewDisposeScope();
        var image = arange(63).to(ScalarType.Byte).reshape(1, 1, 9, 7);
        var padded = plan.Apply(image);
        CollectionAssert.AreEqual(new long[] { 1, 1, 10, 8 }, padded.shape);
        var (top, left) = plan.Crop;
        CollectionAssert.AreEqual(Bytes(image), Bytes(padded.narrow(2, top, 9).narrow(3, left, 7).contiguous()));
        // The row and the column that were added mirror the last but one.
        CollectionAssert.AreEqual(Bytes(padded.select(2, 7).contiguous()), Bytes(padded.select(2, 9).contiguous()));
        CollectionAssert.AreEqual(Bytes(padded.select(3, 5).contiguous()), Bytes(padded.select(3, 7).contiguous()));
    }

    [TestMethod]
    public void CenterCropKeepsTheCentre()
    {
        var plan = ImageGeometry.Plan(new(11, 9), new WganGpTrainer.Options { ImageFit = ImageFit.CenterCrop });
        Assert.AreEqual(new ImageSize(10, 8), plan.Trained);
        using var scope = NewDisposeScope();
        var image = arange(99).to(ScalarType.Byte).reshape(1, 1, 11, 9);
        CollectionAssert.AreEqual(Bytes(image.narrow(2, 0, 10).narrow(3, 0, 8).contiguous()), Bytes(plan.Apply(image)));
    }

    [TestMethod]
    public void ResizeAveragesWhatBecomesOnePixel()
    {
        var plan = ImageGeometry.Plan(default, new WganGpTrainer.Options { ImageHeight = 8, ImageWidth = 8 });
        using var scope = NewDisposeScope();
        // A checkerboard of single pixels, far finer than the result: antialiasing gives grey, picking pixels would give black or white.
        var board = (arange(64).unsqueeze(0) + arange(64).unsqueeze(1)).remainder(2).mul(255).to(ScalarType.Byte).reshape(1, 1, 64, 64);
        foreach (byte value in Bytes(plan.Apply(board))) Assert.AreEqual(127.5, value, 2);
    }

    [TestMethod]
    [DataRow(ImageFit.Pad)]
    [DataRow(ImageFit.CenterCrop)]
    public void ProportionsAreKept(ImageFit fit)
    {
        var plan = ImageGeometry.Plan(default, new WganGpTrainer.Options { ImageHeight = 8, ImageWidth = 8, ImageFit = fit });
        using var scope = NewDisposeScope();
        // Black above, white below, twice as wide as high.
        var image = cat([zeros(1, 1, 8, 32, dtype: ScalarType.Byte), full([1, 1, 8, 32], 255, dtype: ScalarType.Byte)], 2);
        byte[] column = Bytes(plan.Apply(image).select(3, 4).contiguous());
        // Covering shows 8 rows of the image; fitting inside shows 4, mirrored at the edges.
        CollectionAssert.AreEqual(
            fit == ImageFit.CenterCrop ? new byte[] { 0, 0, 0, 0, 255, 255, 255, 255 } : [255, 0, 0, 0, 255, 255, 255, 0],
            column.Select(value => (byte)(value < 128 ? 0 : 255)).ToArray());
    }

    private static byte[] Bytes(Tensor tensor) => tensor.data<byte>().ToArray();
}
