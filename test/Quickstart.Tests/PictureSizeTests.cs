namespace Quickstart.Tests;

[TestClass]
public class PictureSizeTests
{
    [TestMethod]
    [DataRow("64", 64, 64)]
    [DataRow("48x64", 48, 64)]
    public void A_number_is_a_square_and_two_are_height_and_width(string text, int height, int width)
    {
        Assert.IsTrue(PictureSize.TryParse(text, out var size));
        Assert.AreEqual(new PictureSize(height, width), size);
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("-3")]
    [DataRow("4x")]
    [DataRow("4x5x6")]
    [DataRow("big")]
    public void Anything_else_is_refused(string text) => Assert.IsFalse(PictureSize.TryParse(text, out _));
}
