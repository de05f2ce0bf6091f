using System.Xml.Linq;
using Samples;

namespace ContactSheet.Tests;

[TestClass]
public sealed class ContactSheetTests
{
    // Fails if a system does not train on the sample's own pictures, or generates another number of them than it is given room for; and if the grid of real
    // pictures shows the first of them in place of some from all over (the last of 32 from 40 is 31 * 40 / 32 = 38).
    [TestMethod]
    public void EverySystemHasItsGridOfPictures()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.svg");
        try
        {
            var pictures = DrawnImages.Draw(seed: 1).Spread(40);
            new Comparison(pictures, iterations: 1).Draw(file);
            var sheet = XDocument.Load(file);
            string[] names = [.. sheet.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
            CollectionAssert.AreEqual(new[] { "real" }.Concat(Entry.All.Select(entry => entry.Name)).Append("CycleGAN: a picture, its negative").ToArray(), names);
            Assert.AreEqual(names.Length * Sheet.PicturesPerGrid, sheet.Descendants().Count(element => element.Name.LocalName == "image"));
            var lastReal = sheet.Descendants().Where(element => element.Name.LocalName == "image").ElementAt(Sheet.PicturesPerGrid - 1);
            Assert.AreEqual($"data:image/png;base64,{Sheet.Png(pictures.Pictures[38].Image)}", lastReal.Attribute("href")!.Value);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    [DataRow("/no/such/folder", "There is no folder or zip file '/no/such/folder'.")]
    [DataRow("/no/such/train-images-idx3-ubyte", "'/no/such/train-images-idx3-ubyte' cannot be read")]
    public void AWrongPathIsOneLine(string path, string message)
    {
        using var errors = new StringWriter();
        var before = Console.Error;
        Console.SetError(errors);
        try
        {
            Assert.AreEqual(1, CommandLine.Create().Parse(["--data", path]).Invoke());
        }
        finally
        {
            Console.SetError(before);
        }

        StringAssert.StartsWith(errors.ToString(), $"error: {message}");
        Assert.HasCount(1, errors.ToString().TrimEnd().Split('\n'));
    }
}
