using System.Xml.Linq;
using Samples;

namespace ContactSheet.Tests;

[TestClass]
public sealed class ContactSheetTests
{
    // Fails if a system does not train on the sample's own pictures, or generates another number of them than it is given room for.
    [TestMethod]
    public void EverySystemHasItsGridOfPictures()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.svg");
        try
        {
            var pictures = DrawnImages.Draw(seed: 1).Pictures.Take(40).ToList();
            new Comparison(pictures, iterations: 1).Draw(file);
            var sheet = XDocument.Load(file);
            string[] names = [.. sheet.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
            CollectionAssert.AreEqual(new[] { "real" }.Concat(Entry.All.Select(entry => entry.Name)).Append("CycleGAN: a picture, its negative").ToArray(), names);
            Assert.AreEqual(names.Length * Sheet.PicturesPerGrid, sheet.Descendants().Count(element => element.Name.LocalName == "image"));
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
