using System.Globalization;
using System.Xml.Linq;
using Samples;

namespace Augmentation;

/// <summary>Means and intervals of all remedies as an SVG picture, one panel per figure.</summary>
internal static class Plot
{
    private const int PanelWidth = 300, PanelHeight = 190, Left = 96, Right = 16, Top = 34, RowHeight = 30;

    public static XDocument Draw(IReadOnlyList<Summary> summaries) => Svg.Document(PanelWidth * Figure.All.Count, PanelHeight * summaries.Count,
        summaries.SelectMany((summary, row) => Figure.All.Select((figure, column) => Svg.Group(column * PanelWidth, row * PanelHeight, Panel(summary, figure)))));

    private static IEnumerable<XElement> Panel(Summary summary, Figure figure)
    {
        var intervals = Experiment.Remedies.Select(remedy => (remedy.Name, Value: summary.Of(remedy, figure))).ToList();
        double low = Floor(intervals.Min(entry => Bound(entry.Value, -1))), high = Ceiling(intervals.Max(entry => Bound(entry.Value, 1)));
        double X(double value) => Left + (PanelWidth - Left - Right) * (value - low) / (high - low);

        yield return Svg.Text(8, 16, $"{summary.Problem.Name}: {figure.Name}", "start", bold: true);
        foreach (double tick in new[] { low, (low + high) / 2, high })
        {
            yield return Svg.Line(X(tick), Top, X(tick), Top + RowHeight * intervals.Count, "#ddd", 1);
            yield return Svg.Text(X(tick), Top + RowHeight * intervals.Count + 14, tick.ToString("0.00", CultureInfo.InvariantCulture), "middle");
        }

        foreach (var (index, (name, value)) in intervals.Index())
        {
            double y = Top + RowHeight * (index + 0.5);
            string colour = index == intervals.Count - 1 ? "#c33" : "#357";
            yield return Svg.Text(Left - 8, y + 4, name, "end");
            yield return Svg.Line(X(Bound(value, -1)), y, X(Bound(value, 1)), y, colour, 3);
            yield return Svg.Circle(X(value.Mean), y, 4, colour);
        }
    }

    private static double Bound(Interval value, int sign) => double.IsNaN(value.HalfWidth) ? value.Mean : value.Mean + sign * value.HalfWidth;

    private static double Floor(double value) => Math.Floor(value * 20 - 0.2) / 20;

    private static double Ceiling(double value) => Math.Ceiling(value * 20 + 0.2) / 20;
}
