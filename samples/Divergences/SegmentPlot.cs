using System.Globalization;
using System.Xml.Linq;
using Samples;

namespace Divergences;

/// <summary>Two panels over the distance of the segments: the Jensen-Shannon divergence, which does not see it, and the earth mover's distance, which is it.</summary>
internal static class SegmentPlot
{
    private const double Width = 360, Height = 300, Left = 46, Right = 16, Top = 40, Bottom = 40;
    private const string Theory = "#357", Learned = "#c33";

    public static XDocument Draw(IReadOnlyList<Estimate> estimates) => Svg.Document(2 * Width, Height,
    [
        Svg.Group(0, 0, Panel("Jensen-Shannon divergence (nats)", estimates, e => e.JensenShannon, JumpAtZero)),
        Svg.Group(Width, 0, Panel("Earth mover's distance", estimates, e => e.EarthMover, Diagonal)),
    ]);

    private static IEnumerable<XElement> Panel(string title, IReadOnlyList<Estimate> estimates, Func<Estimate, double> learned, Func<Axes, IEnumerable<XElement>> theory)
    {
        var axes = new Axes(estimates.Max(e => e.Distance), Math.Max(1, estimates.Max(learned)));
        yield return Svg.Text(Left, 18, title, "start", bold: true);
        yield return Svg.Text(Width / 2, Height - 8, "distance of the segments", "middle");
        foreach (double tick in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            string text = tick.ToString("0.00", CultureInfo.InvariantCulture);
            yield return Svg.Line(Left, axes.Y(tick), Width - Right, axes.Y(tick), "#ddd", 1);
            yield return Svg.Text(Left - 6, axes.Y(tick) + 4, text, "end");
            yield return Svg.Text(axes.X(tick), Height - Bottom + 16, text, "middle");
        }

        foreach (var element in theory(axes)) yield return element;
        foreach (var estimate in estimates) yield return Svg.Circle(axes.X(estimate.Distance), axes.Y(learned(estimate)), 4, Learned);
        yield return Svg.Line(Width - 128, 32, Width - 108, 32, Theory, 2);
        yield return Svg.Text(Width - 104, 36, "theory", "start");
        yield return Svg.Circle(Width - 56, 32, 4, Learned);
        yield return Svg.Text(Width - 48, 36, "learned", "start");
    }

    // 0 at 0 and log 2 everywhere else.
    private static IEnumerable<XElement> JumpAtZero(Axes axes) =>
        [Svg.Circle(axes.X(0), axes.Y(0), 3, Theory), Svg.Line(axes.X(0), axes.Y(Math.Log(2)), axes.X(axes.MaxX), axes.Y(Math.Log(2)), Theory, 2)];

    private static IEnumerable<XElement> Diagonal(Axes axes) => [Svg.Line(axes.X(0), axes.Y(0), axes.X(axes.MaxX), axes.Y(axes.MaxX), Theory, 2)];

    private sealed record Axes(double MaxX, double MaxY)
    {
        public double X(double value) => Left + (Width - Left - Right) * value / MaxX;

        public double Y(double value) => Height - Bottom - (Height - Top - Bottom - 12) * value / MaxY;
    }
}
