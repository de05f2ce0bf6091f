using Microsoft.ML.Data;

namespace Samples;

/// <summary>
/// The pictures of the default run: every shape in many colours, places and sizes on a dark, noisy background. Which picture is which
/// depends on the seed alone.
/// </summary>
internal static class DrawnImages
{
    public const int Size = 32, Count = 3000;

    // A pixel's coverage is counted on a grid of this many points a side: smooth edges are easier to learn than jagged ones.
    private const int Samples = 4;

    public static PictureSet Draw(int seed)
    {
        var random = new Random(seed);
        return new PictureSet([.. Enumerable.Range(0, Count).Select(i => Draw(i, Shape.All[i % Shape.All.Count], random))]);
    }

    private static Picture Draw(int index, Shape shape, Random random)
    {
        byte[] pixels = Pixels(shape, random);
        return new Picture($"drawn {shape.Name} {index}", shape.Name, () => MLImage.CreateFromPixels(Size, Size, MLPixelFormat.Rgba32, pixels));
    }

    private static byte[] Pixels(Shape shape, Random random)
    {
        double radius = Between(random, 9, 12), centreX = Between(random, 13.5, Size - 13.5), centreY = Between(random, 13.5, Size - 13.5);
        double angle = Between(random, -0.2, 0.2);
        double[] colour = Colour(random), ground = [.. colour.Select(_ => Between(random, 0, 0.25))];

        byte[] pixels = new byte[4 * Size * Size];
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                double coverage = Coverage(shape, (x - centreX) / radius, (y - centreY) / radius, 1 / radius, angle);
                var pixel = pixels.AsSpan(4 * (y * Size + x), 4);
                for (int c = 0; c < 3; c++)
                {
                    double value = coverage * colour[c] + (1 - coverage) * ground[c] + Between(random, -0.04, 0.04);
                    pixel[c] = (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
                }

                pixel[3] = byte.MaxValue;
            }
        }

        return pixels;
    }

    /// <summary>The part of a pixel that the turned shape covers, 0 to 1. The pixel's upper left corner and side are in units of the shape.</summary>
    private static double Coverage(Shape shape, double left, double top, double side, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        int inside = 0;
        for (int i = 0; i < Samples * Samples; i++)
        {
            double x = left + (i % Samples + 0.5) / Samples * side, y = top + (i / Samples + 0.5) / Samples * side;
            if (shape.Covers(cos * x + sin * y, cos * y - sin * x)) inside++;
        }

        return (double)inside / (Samples * Samples);
    }

    /// <summary>A light colour of any hue: red, green and blue in 0 to 1.</summary>
    private static double[] Colour(Random random)
    {
        double hue = Between(random, 0, 6), saturation = Between(random, 0.15, 0.55), value = Between(random, 0.8, 1);
        return [.. new[] { 5, 3, 1 }.Select(offset =>
        {
            double k = (offset + hue) % 6;
            return value * (1 - saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1));
        })];
    }

    private static double Between(Random random, double low, double high) => low + (high - low) * random.NextDouble();
}
