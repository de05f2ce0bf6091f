namespace Samples;

/// <summary>A shape about the origin, roughly within the unit circle; y points down.</summary>
/// <param name="Name">The label of its pictures.</param>
/// <param name="Covers">Whether a point lies inside.</param>
internal sealed record Shape(string Name, Func<double, double, bool> Covers)
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("cross", (x, y) => Math.Min(Math.Abs(x), Math.Abs(y)) < 0.35 && Math.Max(Math.Abs(x), Math.Abs(y)) < 1),
        new("disc", (x, y) => x * x + y * y < 1),
        new("ring", (x, y) => x * x + y * y is > 0.36 and < 1),
        new("square", (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.85),
        new("stripes", (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.95 && (Math.Abs(y) < 0.2 || Math.Abs(y) > 0.55)),
        new("triangle", (x, y) => y is > -0.95 and < 0.75 && Math.Abs(x) < (y + 0.95) * 0.6),
    ];
}
