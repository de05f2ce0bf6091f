using Microsoft.ML.Data;
using Samples;

namespace Quickstart.Tests;

[TestClass]
public class DrawnImagesTests
{
    [TestMethod]
    public void The_same_seed_draws_the_same_pictures_and_another_seed_others()
    {
        byte[] first = Pixels(DrawnImages.Draw(7), 0, 25, 2999);
        CollectionAssert.AreEqual(first, Pixels(DrawnImages.Draw(7), 0, 25, 2999));
        CollectionAssert.AreNotEqual(first, Pixels(DrawnImages.Draw(8), 0, 25, 2999));
    }

    [TestMethod]
    public void Every_class_has_as_many_pictures()
    {
        var set = DrawnImages.Draw(1);
        CollectionAssert.AreEqual(new[] { "cross", "disc", "ring", "square", "stripes", "triangle" }, set.Labels.ToArray());
        Assert.IsTrue(set.Pictures.GroupBy(picture => picture.Label).All(group => group.Count() == DrawnImages.Count / 6));
    }

    [TestMethod]
    public void A_shape_is_light_on_dark_where_it_is_and_a_ring_has_a_hole()
    {
        foreach (var picture in DrawnImages.Draw(3).Pictures.Take(60))
        {
            using var image = picture.Image;
            double corner = Brightest(image, 0, 0), inside = Region(image, 13, 19).Max();
            Assert.IsTrue(corner < 0.3, $"{picture.Path}: corner {corner}");
            if (picture.Label is "disc" or "square") Assert.IsTrue(Region(image, 13, 19).Min() > 0.7, picture.Path);
            if (picture.Label is "ring") Assert.IsTrue(Region(image, 13, 19).Min() < 0.3, picture.Path);
            if (picture.Label is not "ring") Assert.IsTrue(inside > 0.7, $"{picture.Path}: inside {inside}");
        }
    }

    [TestMethod]
    public void Pictures_are_opaque_and_32_by_32()
    {
        using var image = DrawnImages.Draw(1).Pictures[0].Image;
        Assert.AreEqual((32, 32), (image.Width, image.Height));
        Assert.IsTrue(image.Pixels.ToArray().Where((_, i) => i % 4 == 3).All(alpha => alpha == 255));
    }

    private static byte[] Pixels(PictureSet set, params int[] indices) => [.. indices.SelectMany(i =>
    {
        using var image = set.Pictures[i].Image;
        return image.Pixels.ToArray();
    })];

    private static IEnumerable<double> Region(MLImage image, int first, int end) =>
        from y in Enumerable.Range(first, end - first) from x in Enumerable.Range(first, end - first) select Brightest(image, x, y);

    private static double Brightest(MLImage image, int x, int y) => image.Pixels.Slice(4 * (y * image.Width + x), 3).ToArray().Max() / 255.0;
}
