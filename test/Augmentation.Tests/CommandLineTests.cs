using System.Xml.Linq;

namespace Augmentation.Tests;

/// <summary>The program as a user starts it.</summary>
[TestClass]
public sealed class CommandLineTests
{
    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("augmentation-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    // A few images of three classes in MNIST's format. Fails if a remedy or a figure is left out of the picture.
    [TestMethod]
    public void ItTrainsOnIdxFilesAndDrawsThePlot()
    {
        WriteIdx(images: 60);
        var (code, output, error) = Run("--data", folder, "--rare", "2", "--keep", "0.3", "--seeds", "2", "--iterations", "1", "--output", folder);
        Assert.AreEqual(0, code, error);
        StringAssert.Contains(output, "class '2' has 3 training rows, the largest 10");
        StringAssert.Contains(output, "recall of the rare class: GAN against copies");
        var plot = XDocument.Load(Path.Combine(folder, "augmentation.svg"));
        Assert.AreEqual(3 * 4, plot.Descendants().Count(element => element.Name.LocalName == "circle"));
    }

    [TestMethod]
    public void ItTrainsOnATable()
    {
        string file = Path.Combine(folder, "table.txt");
        File.WriteAllLines(file, ["a, name, b, label", .. Enumerable.Range(0, 80).Select(i => $"{i % 7}, x{i}, {i % 5}, {(i % 4 == 0 ? "yes" : "no")}")]);
        var (code, output, error) = Run("--data", file, "--keep", "0.5", "--seeds", "2", "--iterations", "1", "--output", folder);
        Assert.AreEqual(0, code, error);
        StringAssert.Contains(output, "class 'yes' has 5 training rows, the largest 30");
    }

    [TestMethod]
    public void WhatCannotBeUsedIsNamed()
    {
        Says("There is no file or folder '/nowhere'", "--data", "/nowhere");
        Says("has no file that ends in images-idx3-ubyte", "--data", folder);
        Says("--rare names a class of your own data", "--rare", "3");
        WriteIdx(images: 60);
        Says("There is no class '7'", "--data", folder, "--rare", "7");
        File.WriteAllBytes(Path.Combine(folder, "t-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0]);
        Says("cannot be read", "--data", folder);
        File.WriteAllBytes(Path.Combine(folder, "t-images-idx3-ubyte"), [1, 2, 3, 4, 5]);
        Says("is no IDX file of unsigned bytes with 3 dimensions", "--data", folder);
        string table = Path.Combine(folder, "table.txt");
        File.WriteAllLines(table, ["a, label", "1, x, 2"]);
        Says("Line 2 of", "--data", table);
        File.WriteAllLines(table, ["a, label", "z, x", "y, w"]);
        Says("holds numbers alone", "--data", table);
        Says("--keep is 0; it is above 0 and at most 1", "--keep", "0");
        Says("--seeds is 1; it is at least 2", "--seeds", "1");
    }

    private void Says(string message, params string[] arguments)
    {
        var (code, _, error) = Run([.. arguments, "--output", folder]);
        Assert.AreEqual(1, code);
        StringAssert.Contains(error, message);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var (before, beforeError) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            var parsed = CommandLine.Create().Parse(arguments);
            int code = parsed.Invoke(new() { Output = output, Error = error });
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }

    // Three classes of 8x8 pixels, a third of the images each; two dimensions of a big-endian header are below 256.
    private void WriteIdx(int images)
    {
        var random = new Random(1);
        byte[] pixels = new byte[images * 64];
        random.NextBytes(pixels);
        File.WriteAllBytes(Path.Combine(folder, "t-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, (byte)images, 0, 0, 0, 8, 0, 0, 0, 8, .. pixels]);
        File.WriteAllBytes(Path.Combine(folder, "t-labels-idx1-ubyte"), [0, 0, 8, 1, 0, 0, 0, (byte)images, .. Enumerable.Range(0, images).Select(i => (byte)(i % 3))]);
    }
}
