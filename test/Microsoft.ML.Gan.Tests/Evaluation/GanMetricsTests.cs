using System.Text.Json;
using System.Xml.Linq;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Evaluation.Reports;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Metrics of images in their three forms.</summary>
[TestClass]
public class GanMetricsTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private readonly MLContext context = new(seed: 1);

    // Two grids, and ten samples with three neighbours each. Fails where a neighbour is left out.
    [TestMethod]
    public void The_page_holds_its_pictures_and_figures()
    {
        var metrics = Measure();
        string path = Path.GetTempFileName();
        try
        {
            metrics.SaveHtml(path);
            var page = XDocument.Load(path);
            Assert.HasCount(metrics.Measurements.Count + 1, page.Descendants(Html + "tr").ToList());
            var images = page.Descendants(Html + "img").ToList();
            Assert.HasCount(2 + 10 * (1 + 3), images);
            // Nothing is fetched from elsewhere, and every picture can be read.
            foreach (var image in images) AssertPicture(image);
            Assert.IsFalse(page.Descendants().Attributes().Any(attribute => attribute.Name.LocalName is "href"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Fails with directions as numbers.
    [TestMethod]
    public void JSON_round_trips()
    {
        var metrics = Measure();
        var again = GanMetrics.FromJson(metrics.ToJson());
        CollectionAssert.AreEqual(metrics.Measurements.ToArray(), again.Measurements.ToArray());
        Assert.AreEqual(metrics.ToString(), again.ToString());
        using var json = JsonDocument.Parse(metrics.ToJson());
        Assert.AreEqual("Lower", json.RootElement.GetProperty("measurements")[0].GetProperty("better").GetString());
        Assert.ThrowsExactly<JsonException>(() => GanMetrics.FromJson("null"));
    }

    [TestMethod]
    public void The_table_has_every_figure_with_its_interval_counts_and_extractor()
    {
        var metrics = Measure();
        string[] lines = metrics.ToString().TrimEnd().Split('\n');
        Assert.HasCount(metrics.Measurements.Count + 1, lines);
        Assert.Contains("random convolutions, 64 features, seed 1 (64). Intervals: 95", lines[0]);
        Assert.StartsWith("Frechet distance", lines[1]);
        Assert.Contains("lower  is better, best 0; 24 real, 30 synthetic; random convolutions", lines[1]);
    }

    [TestMethod]
    public void Images_have_their_own_figures()
    {
        var metrics = Measure();
        Assert.AreEqual((24L, 24L), (metrics.ImageSlicedWasserstein!.RealCount, metrics.ImageSlicedWasserstein.SyntheticCount));
        Assert.AreEqual((24L, 30L), (metrics.Similarity!.RealCount, metrics.Similarity.SyntheticCount));
        // Best is what real pairs have.
        Assert.IsTrue(metrics.Similarity.Best is > 0 and < 1);
        Assert.AreEqual("pixels", metrics.Similarity.Extractor);
        Assert.IsTrue(metrics.Measurements.All(m => m.Low <= m.Value && m.Value <= m.High), metrics.ToString());
    }

    private GanMetrics Measure() => context.Gan().Evaluate(context.Images(24, seed: 1), context.Images(30, seed: 2), new EvaluateOptions { Resamples = 10, Seed = 1 });

    private static void AssertPicture(XElement image)
    {
        const string prefix = "data:image/png;base64,";
        string source = image.Attribute("src")!.Value;
        Assert.StartsWith(prefix, source);
        using var picture = MLImage.CreateFromStream(new MemoryStream(Convert.FromBase64String(source[prefix.Length..])));
        bool isGrid = image.Attribute("class")!.Value == "grid";
        Assert.AreEqual(isGrid ? 8 * 18 : 16, picture.Width);
    }
}
