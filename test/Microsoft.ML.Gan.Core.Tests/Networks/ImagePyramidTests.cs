namespace Microsoft.ML.Gan.Networks;

[TestClass]
public class ImagePyramidTests
{
    // Fails if doubling goes below a base of 4, or stops above it.
    [TestMethod]
    [DataRow(8, 8, 4, 4, 1)]
    [DataRow(28, 28, 7, 7, 2)]
    [DataRow(32, 32, 4, 4, 3)]
    [DataRow(48, 48, 6, 6, 3)]
    [DataRow(48, 64, 6, 8, 3)]
    [DataRow(96, 96, 6, 6, 4)]
    [DataRow(384, 512, 6, 8, 6)]
    [DataRow(256, 256, 4, 4, 6)]
    public void Sizes_of_a_doubled_base_are_accepted(int height, int width, int baseHeight, int baseWidth, int levels) =>
        Assert.AreEqual(new ImagePyramid(baseHeight, baseWidth, levels), ImagePyramid.Of(new ImageShape(3, height, width)));

    // 96 is 4 away from 100. Both sides have the same number of levels: 192x224 = (6x7) * 32 is 14 + 6 away from 178x218, 176x192 = (11x12) * 16
    // is 2 + 26 away. Of 8x8 and 8x10, equally near to 7x9, the larger one.
    [TestMethod]
    [DataRow(100, 100, 96, 96)]
    [DataRow(178, 218, 192, 224)]
    [DataRow(4, 4, 8, 8)]
    [DataRow(7, 9, 8, 10)]
    [DataRow(1, 1, 8, 8)]
    public void Other_sizes_are_refused_with_the_nearest_one(int height, int width, int nearestHeight, int nearestWidth)
    {
        Assert.IsNull(ImagePyramid.TryCreate(height, width));
        var error = Assert.ThrowsExactly<ArgumentException>(() => ImagePyramid.Of(new ImageShape(3, height, width)));
        StringAssert.Contains(error.Message, $"{height}x{width}");
        StringAssert.Contains(error.Message, $"nearest size that can is {nearestHeight}x{nearestWidth}");
    }

    // Section 16.1 accepts a base grid alone; networks may ask for levels. Fails if 0 levels are the same as 1, or if 13 is a base.
    [TestMethod]
    [DataRow(4, 4, 0, true)]
    [DataRow(7, 9, 0, true)]
    [DataRow(7, 9, 1, false)]
    [DataRow(3, 4, 0, false)]
    [DataRow(13, 13, 0, false)]
    [DataRow(8, 8, 1, true)]
    [DataRow(8, 8, 2, false)]
    public void Networks_say_how_many_levels_there_must_be(int height, int width, int levels, bool accepted)
    {
        Assert.AreEqual(accepted, ImagePyramid.TryCreate(height, width, levels) is not null);
        var (nearestHeight, nearestWidth) = ImagePyramid.Nearest(height, width, levels);
        Assert.IsNotNull(ImagePyramid.TryCreate(nearestHeight, nearestWidth, levels));
        if (accepted) Assert.AreEqual((height, width), (nearestHeight, nearestWidth));
    }

    // Independent check: of all accepted sizes, found by trying them, none is nearer.
    [TestMethod]
    public void No_accepted_size_is_nearer_than_the_nearest()
    {
        var accepted = (from h in Enumerable.Range(1, 140) from w in Enumerable.Range(1, 140) where ImagePyramid.TryCreate(h, w) is not null select (h, w)).ToList();
        foreach (var (height, width) in new[] { (100, 100), (50, 70), (13, 90), (97, 33), (66, 66), (25, 25), (110, 60) })
        {
            int Distance(int h, int w) => Math.Abs(h - height) + Math.Abs(w - width);
            var (nearestHeight, nearestWidth) = ImagePyramid.Nearest(height, width);
            Assert.IsNotNull(ImagePyramid.TryCreate(nearestHeight, nearestWidth));
            Assert.AreEqual(accepted.Min(size => Distance(size.h, size.w)), Distance(nearestHeight, nearestWidth), $"nearest to {height}x{width}");
        }
    }

    // Independent check: of all accepted sizes, found by trying them, none that holds the size is smaller, and none that fits into it is larger.
    [TestMethod]
    public void Enclosing_and_enclosed_sizes_are_the_closest_fits()
    {
        var accepted = (from h in Enumerable.Range(1, 200) from w in Enumerable.Range(1, 200) where ImagePyramid.TryCreate(h, w) is not null select (h, w)).ToList();
        foreach (var (height, width) in new[] { (100, 100), (50, 70), (13, 90), (97, 33), (25, 25), (64, 48), (8, 9), (110, 60) })
        {
            var enclosing = ImagePyramid.Enclosing(height, width)!.Value;
            CollectionAssert.Contains(accepted, enclosing);
            Assert.IsTrue(enclosing.Height >= height && enclosing.Width >= width);
            Assert.AreEqual(accepted.Where(size => size.h >= height && size.w >= width).Min(size => size.h * size.w), enclosing.Height * enclosing.Width, $"around {height}x{width}");

            var enclosed = ImagePyramid.Enclosed(height, width)!.Value;
            CollectionAssert.Contains(accepted, enclosed);
            Assert.IsTrue(enclosed.Height <= height && enclosed.Width <= width);
            Assert.AreEqual(accepted.Where(size => size.h <= height && size.w <= width).Max(size => size.h * size.w), enclosed.Height * enclosed.Width, $"inside {height}x{width}");
        }

        Assert.IsNull(ImagePyramid.Enclosed(7, 100));
        Assert.IsNull(ImagePyramid.Enclosing(20_000, 8));
    }
}
