using Microsoft.ML.Data;
using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Documents;

/// <summary>The example of the README does what its comments say.</summary>
[TestClass]
public sealed class ReadmeTests : IDisposable
{
    private readonly string home = Directory.GetCurrentDirectory();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gan-documents-");

    [TestMethod]
    public void TheExampleRuns()
    {
        Directory.SetCurrentDirectory(folder.FullName);
        var files = Enumerable.Range(0, 64).Select(i => new { Path = Draw(i), Kind = i % 2 == 0 ? "cat" : "dog" }).ToList();
        const int iterations = 1;

        // example
        var mlContext = new MLContext(seed: 1);
        var pictures = mlContext.Data.LoadFromEnumerable(files);           // rows with a Path and a Kind

        var pipeline = mlContext.Transforms.LoadImages("Image", imageFolder: "", inputColumnName: "Path")
            .Append(mlContext.Transforms.Conversion.MapValueToKey("Label", "Kind"))
            .Append(mlContext.Gan().WganGp("Image", "Label", iterations: iterations));

        var model = pipeline.Fit(pictures);
        GanTransformer gan = model.LastTransformer;

        IDataView more = gan.Generate(1000);                               // rows of an Image and a Label, classes as frequent as in the data
        IDataView cats = gan.Generate(100, "cat");                         // rows of one class
        IDataView scored = model.Transform(pictures);                      // adds the columns Generated, CriticScore and ScorePercentile
        mlContext.Model.Save(model, pictures.Schema, "model.zip");         // loads in any process that has Microsoft.ML.Gan beside it
        // end of example

        using var owner = gan;
        Assert.IsTrue(File.Exists(Path.Combine(folder.FullName, "model.zip")));
        Assert.HasCount(1000, more.GetColumn<uint>("Label").ToList());
        CollectionAssert.AreEqual(Enumerable.Repeat(1u, 100).ToList(), cats.GetColumn<uint>("Label").ToList());
        Assert.HasCount(64, scored.GetColumn<float>("CriticScore").ToList());
        Assert.HasCount(64, scored.GetColumn<MLImage>("Generated").ToList());
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(home);
        folder.Delete(recursive: true);
    }

    private string Draw(int i)
    {
        var pixels = Enumerable.Range(0, 8 * 8).SelectMany(p => new byte[] { (byte)(p * i), (byte)(p + i), (byte)i, 255 }).ToArray();
        using var image = MLImage.CreateFromPixels(8, 8, MLPixelFormat.Rgba32, pixels);
        string file = Path.Combine(folder.FullName, $"{i}.png");
        image.Save(file);
        return file;
    }
}
