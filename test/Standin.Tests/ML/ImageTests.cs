using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Standin.Tests.ML;

[TestClass]
public sealed class ImageTests
{
    private static readonly MLContext s_context = new(seed: 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("gan-images-").FullName;

    private sealed class PathRow
    {
        public string Path { get; set; } = "";
    }

    private sealed class ImageRow
    {
        [ImageType(2, 3)]
        public MLImage? Image { get; set; }
    }

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    /// Red, green, blue, white, black and a grey, three to a row, as RGBA.
    private static readonly byte[] s_pixels =
    [
        255, 0, 0, 255,     0, 255, 0, 255,   0, 0, 255, 255,
        255, 255, 255, 255, 0, 0, 0, 255,     90, 100, 110, 255,
    ];

    private static MLImage Sample() => MLImage.CreateFromPixels(3, 2, MLPixelFormat.Rgba32, s_pixels);

    private string Save(MLImage image, string name)
    {
        string file = Path.Combine(_folder, name);
        image.Save(file);
        return file;
    }

    [TestMethod]
    public void PngKeepsEveryPixel()
    {
        using MLImage image = MLImage.CreateFromFile(Save(Sample(), "sample.png"));
        Assert.AreEqual((3, 2, MLPixelFormat.Bgra32), (image.Width, image.Height, image.PixelFormat));
        byte[] expected = Enumerable.Range(0, 24).Select(i => s_pixels[i % 4 == 0 ? i + 2 : i % 4 == 2 ? i - 2 : i]).ToArray();
        CollectionAssert.AreEqual(expected, image.Pixels.ToArray());
    }

    [TestMethod]
    public void PngAlphaComesBackPremultiplied()
    {
        using MLImage half = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Rgba32, [100, 50, 0, 128]);
        using MLImage image = MLImage.CreateFromFile(Save(half, "half.png"));
        CollectionAssert.AreEqual(new byte[] { 0, 50, 100, 128 }, image.Pixels.ToArray());
    }

    [TestMethod]
    public void JpegIsCloseAndKnownByItsContentNotItsName()
    {
        byte[] grey = Enumerable.Range(0, 16 * 16).SelectMany(i => new byte[] { (byte)i, (byte)i, (byte)i, 255 }).ToArray();
        string file = Save(MLImage.CreateFromPixels(16, 16, MLPixelFormat.Bgra32, grey), "grey.jpg");
        File.Move(file, Path.ChangeExtension(file, ".png"));
        using MLImage image = MLImage.CreateFromFile(Path.ChangeExtension(file, ".png"));
        Assert.AreEqual((16, 16), (image.Width, image.Height));
        for (int i = 0; i < grey.Length; i++) Assert.AreEqual(grey[i], image.Pixels[i], delta: 3);
    }

    [TestMethod]
    public void WhatIsNoImageIsRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream([1, 2, 3])));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])));
        byte[] png = File.ReadAllBytes(Save(Sample(), "sample.png"));
        png[40] ^= 0xFF;
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream(png)));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile(Path.Combine(_folder, "none.png")));
        Assert.ThrowsExactly<ArgumentException>(() => Sample().Save(Path.Combine(_folder, "sample.txt")));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(3, 2, MLPixelFormat.Unknown, s_pixels));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(2, 2, MLPixelFormat.Rgba32, s_pixels));
    }

    [TestMethod]
    public void AJpegThatEndsEarlyGivesTheRowsThereAre()
    {
        byte[] pixels = Enumerable.Range(0, 64 * 64).SelectMany(i => new byte[] { 200, 200, (byte)(i % 64 * 4), 255 }).ToArray();
        byte[] jpeg = File.ReadAllBytes(Save(MLImage.CreateFromPixels(64, 64, MLPixelFormat.Bgra32, pixels), "early.jpg"));
        using MLImage image = MLImage.CreateFromStream(new MemoryStream(jpeg[..(jpeg.Length * 3 / 4)]));
        Assert.AreEqual((64, 64), (image.Width, image.Height));
        Assert.AreEqual(200, image.Pixels[0], delta: 4);
    }

    [TestMethod]
    public void ADisposedImageHasNothing()
    {
        MLImage image = Sample();
        image.Dispose();
        Assert.ThrowsExactly<InvalidOperationException>(() => image.Width);
        Assert.ThrowsExactly<InvalidOperationException>(() => image.Pixels.Length);
    }

    [TestMethod]
    public void LoadResizeExtractGivesScaledPlanes()
    {
        Save(Sample(), "a.png");
        IDataView rows = s_context.Data.LoadFromEnumerable(new[] { new PathRow { Path = "a.png" } });
        var pipeline = s_context.Transforms.LoadImages("Image", _folder, "Path").Append(s_context.Transforms.ResizeImages("Image", 6, 2, resizing: ImageResizingEstimator.ResizingKind.Fill))
            .Append(s_context.Transforms.ExtractPixels("Features", "Image", offsetImage: 127.5f, scaleImage: 1 / 127.5f));
        IDataView data = pipeline.Fit(rows).Transform(rows);
        Assert.AreEqual("Vector<Single, 3, 2, 6>", data.Schema["Features"].Type.ToString());
        float[] values = data.GetColumn<float[]>("Features").Single();
        float[] red = [1, 1, -1, -1, -1, -1, 1, 1, -1, -1, 90 / 127.5f - 1, 90 / 127.5f - 1];
        for (int i = 0; i < red.Length; i++) Assert.AreEqual(red[i], values[i], 1e-6f);
    }

    [TestMethod]
    public void ExtractPixelsHonoursOrderInterleavingAndBytes()
    {
        IDataView rows = s_context.Data.LoadFromEnumerable(new[] { new ImageRow { Image = Sample() } });
        var estimator = s_context.Transforms.ExtractPixels("Features", "Image", ImagePixelExtractingEstimator.ColorBits.All, ImagePixelExtractingEstimator.ColorsOrder.ABGR, interleavePixelColors: true, outputAsFloatArray: false);
        IDataView data = estimator.Fit(rows).Transform(rows);
        Assert.AreEqual("Vector<Byte, 2, 3, 4>", data.Schema["Features"].Type.ToString());
        CollectionAssert.AreEqual(new byte[] { 255, 0, 0, 255, 255, 0, 255, 0 }, data.GetColumn<byte[]>("Features").Single()[..8]);
    }

    [TestMethod]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoCrop, ImageResizingEstimator.Anchor.Left, 255, 255)]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoCrop, ImageResizingEstimator.Anchor.Right, 0, 0)]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoPad, ImageResizingEstimator.Anchor.Center, 0, 255)]
    public void CropAndPadPlaceTheImage(ImageResizingEstimator.ResizingKind kind, ImageResizingEstimator.Anchor anchor, int corner, int middleLeft)
    {
        // Eight wide and four high: the left half white, the right half black.
        byte[] pixels = Enumerable.Range(0, 32).SelectMany(i => i % 8 < 4 ? new byte[] { 255, 255, 255, 255 } : [0, 0, 0, 255]).ToArray();
        MLImage image = MLImage.CreateFromPixels(8, 4, MLPixelFormat.Bgra32, pixels);
        IDataView rows = s_context.Data.LoadFromEnumerable(new[] { new ImageRow { Image = image } });
        var estimator = s_context.Transforms.ResizeImages("Image", 4, 4, resizing: kind, cropAnchor: anchor);
        using MLImage resized = estimator.Fit(rows).Transform(rows).GetColumn<MLImage>("Image").Single();
        Assert.AreEqual((4, 4), (resized.Width, resized.Height));
        // Mitchell's filter gives a neighbour 1/18 of the pixel.
        Assert.AreEqual(corner, resized.Pixels[0], delta: 15);
        Assert.AreEqual(middleLeft, resized.Pixels[4 * 4], delta: 15);
    }

    [TestMethod]
    public void AMissingFileIsNamed()
    {
        IDataView rows = s_context.Data.LoadFromEnumerable(new[] { new PathRow { Path = "missing.jpg" } });
        IDataView data = s_context.Transforms.LoadImages("Image", _folder, "Path").Fit(rows).Transform(rows);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => data.GetColumn<MLImage>("Image").ToList());
        StringAssert.Contains(error.Message, "missing.jpg");
    }

    [TestMethod]
    public void ImageTransformsSurviveTheModelFileAndImageColumnsLeaveItsSchema()
    {
        IDataView rows = s_context.Data.LoadFromEnumerable(new[] { new ImageRow { Image = Sample() } });
        var model = s_context.Transforms.ResizeImages("Small", 3, 1, "Image").Append(s_context.Transforms.ExtractPixels("Features", "Small")).Fit(rows);
        using var stream = new MemoryStream();
        Assert.ThrowsExactly<InvalidOperationException>(() => s_context.Model.Save(model, rows.Schema, new MemoryStream()));
        s_context.Model.Save(model, null, stream);
        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema schema);
        Assert.IsNull(schema);
        float[] expected = model.Transform(rows).GetColumn<float[]>("Features").Single();
        rows = s_context.Data.LoadFromEnumerable(new[] { new ImageRow { Image = Sample() } });
        CollectionAssert.AreEqual(expected, loaded.Transform(rows).GetColumn<float[]>("Features").Single());
    }
}
