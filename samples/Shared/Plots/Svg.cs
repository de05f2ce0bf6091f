using System.Globalization;
using System.Xml.Linq;

namespace Samples;

/// <summary>The elements of a plot as SVG.</summary>
internal static class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XDocument Document(double width, double height, IEnumerable<XElement> content) => new(new XElement(Namespace + "svg",
        Number("width", width), Number("height", height), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 11),
        new XElement(Namespace + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")), content));

    public static XElement Group(double x, double y, IEnumerable<XElement> content) =>
        new(Namespace + "g", new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x},{y})")), content);

    public static XElement Line(double x1, double y1, double x2, double y2, string colour, double width) =>
        new(Namespace + "line", Number("x1", x1), Number("y1", y1), Number("x2", x2), Number("y2", y2), new XAttribute("stroke", colour), Number("stroke-width", width));

    public static XElement Circle(double x, double y, double radius, string colour) =>
        new(Namespace + "circle", Number("cx", x), Number("cy", y), Number("r", radius), new XAttribute("fill", colour));

    /// <param name="x">Where the text is anchored.</param>
    /// <param name="y">Its baseline.</param>
    /// <param name="text">The text.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="bold">Whether it is a title.</param>
    public static XElement Text(double x, double y, string text, string anchor, bool bold = false) =>
        new(Namespace + "text", Number("x", x), Number("y", y), new XAttribute("text-anchor", anchor), new XAttribute("font-weight", bold ? "bold" : "normal"), text);

    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="side">Width and height.</param>
    /// <param name="png">A PNG file in base 64, which becomes part of the document.</param>
    public static XElement Picture(double x, double y, double side, string png) => new(Namespace + "image",
        Number("x", x), Number("y", y), Number("width", side), Number("height", side), new XAttribute("style", "image-rendering:pixelated"), new XAttribute("href", $"data:image/png;base64,{png}"));

    private static XAttribute Number(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
