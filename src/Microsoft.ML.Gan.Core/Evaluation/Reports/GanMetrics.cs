using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>What an evaluation found: figures with their intervals, and pictures to look at. It prints as a table, and is written as JSON or as a page.</summary>
public sealed class GanMetrics
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly Content content;

    private GanMetrics(Content content, Gallery? gallery) => (this.content, Gallery) = (content, gallery);

    internal GanMetrics(string extractor, int dimension, double level, int resamples, int seed, IReadOnlyList<Measurement> measurements, Gallery? gallery)
        : this(new Content(extractor, dimension, level, resamples, seed, measurements), gallery)
    {
    }

    /// <summary>Every figure, in the order of the table.</summary>
    public IReadOnlyList<Measurement> Measurements => content.Measurements;

    /// <summary>The feature extractor of the figures that compare features.</summary>
    public string Extractor => content.Extractor;

    /// <summary>The number of features.</summary>
    public int Dimension => content.Dimension;

    /// <summary>The level of the intervals, for example 0.95.</summary>
    public double Level => content.Level;

    /// <summary>How often samples were redrawn for an interval.</summary>
    public int Resamples => content.Resamples;

    /// <summary>The seed of all that was drawn.</summary>
    public int Seed => content.Seed;

    /// <summary>Frechet distance of the features.</summary>
    public Measurement FrechetDistance => this[MeasurementNames.Frechet]!;

    /// <summary>Kernel distance of the features.</summary>
    public Measurement KernelDistance => this[MeasurementNames.Kernel]!;

    /// <summary>How real synthetic samples are.</summary>
    public Measurement Precision => this[MeasurementNames.Precision]!;

    /// <summary>How much of reality synthetic samples cover.</summary>
    public Measurement Recall => this[MeasurementNames.Recall]!;

    /// <summary>How many real samples a synthetic one is near to.</summary>
    public Measurement Density => this[MeasurementNames.Density]!;

    /// <summary>How many real samples have a synthetic one near.</summary>
    public Measurement Coverage => this[MeasurementNames.Coverage]!;

    /// <summary>Sliced Wasserstein distance of the features.</summary>
    public Measurement SlicedWasserstein => this[MeasurementNames.Sliced]!;

    /// <summary>How often a sample's nearest neighbour is of its own kind.</summary>
    public Measurement NearestNeighbourAccuracy => this[MeasurementNames.NearestNeighbour]!;

    /// <summary>Sliced Wasserstein distance of image patches; null for vectors.</summary>
    public Measurement? ImageSlicedWasserstein => this[MeasurementNames.ImageSliced];

    /// <summary>MS-SSIM of pairs of synthetic images; null for vectors.</summary>
    public Measurement? Similarity => this[MeasurementNames.Similarity];

    /// <summary>The Inception Score under a classifier of the real data; null without labels.</summary>
    public Measurement? InceptionScore => this[MeasurementNames.Inception];

    /// <summary>Accuracy on held-out real samples after training on real ones; null without labels.</summary>
    public Measurement? AccuracyRealToReal => this[MeasurementNames.RealToReal];

    /// <summary>Accuracy on held-out real samples after training on synthetic ones; null without labels.</summary>
    public Measurement? AccuracySyntheticToReal => this[MeasurementNames.SyntheticToReal];

    /// <summary>Accuracy on synthetic samples after training on real ones; null without labels.</summary>
    public Measurement? AccuracyRealToSynthetic => this[MeasurementNames.RealToSynthetic];

    /// <summary>Accuracy on held-out real samples after training on real and synthetic ones; null without labels.</summary>
    public Measurement? AccuracyBothToReal => this[MeasurementNames.BothToReal];

    /// <summary>Classes that synthetic samples cover; null without labels.</summary>
    public Measurement? ClassesCovered => this[MeasurementNames.ClassesCovered];

    /// <summary>Divergence of the class histograms; null without labels.</summary>
    public Measurement? ClassDivergence => this[MeasurementNames.ClassDivergence];

    /// <summary>Share of near duplicates of training samples; null without training data.</summary>
    public Measurement? NearDuplicateShare => this[MeasurementNames.NearDuplicates];

    /// <summary>The z of the test for copies of training samples; null without training data.</summary>
    public Measurement? CopyingZ => this[MeasurementNames.CopyingZ];

    /// <summary>Distance from the nearest training sample over that from the second nearest; null without training data.</summary>
    public Measurement? DistanceRatio => this[MeasurementNames.DistanceRatio];

    /// <summary>The figure of a name, or null where it was not measured.</summary>
    public Measurement? this[string name] => content.Measurements.FirstOrDefault(measurement => measurement.Name == name);

    internal Gallery? Gallery { get; }

    /// <summary>The figures as a table.</summary>
    public override string ToString()
    {
        var table = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture, $"Features: {Extractor} ({Dimension}). Intervals: {Level:p0}, {Resamples} resamples, seed {Seed}.\n"));
        int width = Measurements.Max(measurement => measurement.Name.Length);
        foreach (var m in Measurements)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"{m.Name.PadRight(width)}  {m.Value,10:g4}  [{m.Low,10:g4}, {m.High,10:g4}]  {m.Better.ToString().ToLowerInvariant(),-6} is better, best {m.Best:g4}; {m.RealCount} real, {m.SyntheticCount} synthetic; {m.Extractor}\n");
        }

        return table.ToString();
    }

    /// <summary>The figures as JSON, which <see cref="FromJson"/> reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(content, JsonOptions);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Pictures are not part of it.</summary>
    /// <exception cref="JsonException">The text is not such JSON.</exception>
    public static GanMetrics FromJson(string json) => new(JsonSerializer.Deserialize<Content>(json, JsonOptions) ?? throw new JsonException("There are no metrics in this JSON."), null);

    /// <summary>
    /// Writes one page that needs nothing else: the figures, and for images samples of both kinds and synthetic samples beside the training samples that are
    /// nearest to them (real samples where there is no training data).
    /// </summary>
    public void SaveHtml(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, HtmlPage.Of(this));
    }

    private sealed record Content(string Extractor, int Dimension, double Level, int Resamples, int Seed, IReadOnlyList<Measurement> Measurements);
}
