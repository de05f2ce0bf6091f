using System.Globalization;
using System.Xml.Linq;

namespace Augmentation;

/// <summary>Means and intervals of all remedies as an SVG picture, one panel per figure.</summary>
internal static class Plot
{
    private const int PanelWidth = 300, PanelHeight = 190, Left = 96, Right = 16, Top = 34, RowHeight = 30;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XDocument Draw(IReadOnlyList<Summary> summaries)
    {
        var panels = summaries.SelectMany((summary, row) => Figure.All.Select((figure, column) =>
            new XElement(Svg + "g", new XAttribute("transform", $"translate({column * PanelWidth},{row * PanelHeight})"), Panel(summary, figure))));
        return new XDocument(new XElement(Svg + "svg",
            new XAttribute("width", PanelWidth * Figure.All.Count), new XAttribute("height", PanelHeight * summaries.Count),
            new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 11),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")), panels));
    }

    private static IEnumerable<XElement> Panel(Summary summary, Figure figure)
    {
        var intervals = Experiment.Remedies.Select(remedy => (remedy.Name, Value: summary.Of(remedy, figure))).ToList();
        double low = Floor(intervals.Min(entry => Bound(entry.Value, -1))), high = Ceiling(intervals.Max(entry => Bound(entry.Value, 1)));
        double X(double value) => Left + (PanelWidth - Left - Right) * (value - low) / (high - low);

        yield return Text(8, 16, $"{summary.Problem.Name}: {figure.Name}", "start", bold: true);
        foreach (double tick in new[] { low, (low + high) / 2, high })
        {
            yield return Line(X(tick), Top, X(tick), Top + RowHeight * intervals.Count, "#ddd", 1);
            yield return Text(X(tick), Top + RowHeight * intervals.Count + 14, tick.ToString("0.00", CultureInfo.InvariantCulture), "middle");
        }

        foreach (var (index, (name, value)) in intervals.Index())
        {
            double y = Top + RowHeight * (index + 0.5);
            string colour = index == intervals.Count - 1 ? "#c33" : "#357";
            yield return Text(Left - 8, y + 4, name, "end");
            yield return Line(X(Bound(value, -1)), y, X(Bound(value, 1)), y, colour, 3);
            yield return new XElement(Svg + "circle", Number("cx", X(value.Mean)), Number("cy", y), new XAttribute("r", 4), new XAttribute("fill", colour));
        }
    }

    private static double Bound(Interval value, int sign) => double.IsNaN(value.HalfWidth) ? value.Mean : value.Mean + sign * value.HalfWidth;

    private static double Floor(double value) => Math.Floor(value * 20 - 0.2) / 20;

    private static double Ceiling(double value) => Math.Ceiling(value * 20 + 0.2) / 20;

    private static XElement Line(double x1, double y1, double x2, double y2, string colour, int width) =>
        new(Svg + "line", Number("x1", x1), Number("y1", y1), Number("x2", x2), Number("y2", y2), new XAttribute("stroke", colour), new XAttribute("stroke-width", width));

    private static XElement Text(double x, double y, string text, string anchor, bool bold = false) =>
        new(Svg + "text", Number("x", x), Number("y", y), new XAttribute("text-anchor", anchor), new XAttribute("font-weight", bold ? "bold" : "normal"), text);

    private static XAttribute Number(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
