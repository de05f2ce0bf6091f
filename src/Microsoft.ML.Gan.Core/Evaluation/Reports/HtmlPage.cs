using System.Globalization;
using System.Net;
using System.Text;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>Metrics as one page that refers to nothing outside; it is well-formed XML too.</summary>
internal static class HtmlPage
{
    private const string Style = """
        body { font: 15px/1.5 sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #222 }
        table { border-collapse: collapse } th, td { padding: .2em .8em; text-align: left; border-bottom: 1px solid #ddd } td.number { text-align: right; font-variant-numeric: tabular-nums }
        img { image-rendering: pixelated } img.grid { width: 32em; max-width: 100% } img.sample { width: 5em; margin: 2px } .own { outline: 2px solid #c60 }
        """;

    public static string Of(GanMetrics metrics)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
            <head><meta charset="utf-8" /><title>Evaluation of synthetic samples</title><style>{Style}</style></head>
            <body>
            <h1>Evaluation of synthetic samples</h1>
            <p>Features: {Text(metrics.Extractor)} ({metrics.Dimension}). Intervals in brackets: {metrics.Level:p0} bootstrap intervals, {metrics.Resamples} resamples, seed {metrics.Seed}.
            Figures of different extractors or sample counts cannot be compared.</p>
            <table>
            <tr><th>Figure</th><th>Value</th><th>Interval</th><th>Better</th><th>Best</th><th>Real</th><th>Synthetic</th><th>Seen through</th></tr>

            """);
        foreach (var m in metrics.Measurements) AppendRow(page, m);
        page.Append("</table>\n");
        if (metrics.Gallery is { } gallery) AppendGallery(page, gallery);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendRow(StringBuilder page, Measurement m) => page.Append(CultureInfo.InvariantCulture,
        $"<tr><td>{Text(m.Name)}</td><td class=\"number\">{m.Value:g4}</td><td class=\"number\">[{m.Low:g4}, {m.High:g4}]</td><td>{m.Better.ToString().ToLowerInvariant()}</td>"
        + $"<td class=\"number\">{m.Best:g4}</td><td class=\"number\">{m.RealCount}</td><td class=\"number\">{m.SyntheticCount}</td><td>{Text(m.Extractor)}</td></tr>\n");

    private static void AppendGallery(StringBuilder page, Gallery gallery)
    {
        page.Append("<h2>Real samples</h2>\n").Append(Image(gallery.Real, "grid", "real samples"));
        page.Append("<h2>Synthetic samples</h2>\n").Append(Image(gallery.Synthetic, "grid", "synthetic samples"));
        page.Append("<h2>Synthetic samples and their nearest neighbours</h2>\n<p>Framed: the synthetic sample. Beside it the training samples (real samples, where no training data was given) nearest to it, nearest first.</p>\n");
        foreach (var row in gallery.Neighbours)
        {
            page.Append("<p>").Append(Image(row[0], "sample own", "synthetic sample"));
            foreach (var neighbour in row.Skip(1)) page.Append(Image(neighbour, "sample", "neighbour"));
            page.Append("</p>\n");
        }
    }

    private static string Image(byte[] png, string style, string description) =>
        $"<img class=\"{style}\" alt=\"{description}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" />\n";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
