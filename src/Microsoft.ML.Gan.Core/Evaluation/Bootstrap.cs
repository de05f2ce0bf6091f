using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>How intervals are made: samples are redrawn with replacement, as many as there are, and the ends are quantiles of the figures they give.</summary>
/// <param name="Replicates">How often to redraw, at least 2.</param>
/// <param name="Level">Share of the redrawn figures between the ends, between 0 and 1.</param>
/// <param name="Seed">What is drawn.</param>
internal sealed record Bootstrap(int Replicates, double Level, int Seed)
{
    public int Replicates { get; } = Replicates >= 2 ? Replicates : throw new ArgumentOutOfRangeException(nameof(Replicates), Replicates, "Samples are redrawn at least 2 times.");

    public double Level { get; } = Level is > 0 and < 1 ? Level : throw new ArgumentOutOfRangeException(nameof(Level), Level, "The level of an interval lies between 0 and 1.");

    /// <summary>The interval of a figure whose redrawn values come from a function of the random numbers.</summary>
    public BootstrapInterval Of(double value, Func<Generator, double> redrawn) => Interval(value, Redraw(redrawn));

    /// <summary>As <see cref="Of(double, Func{Generator, double})"/>, where drawing is cheap and the figures are not: these are computed concurrently.</summary>
    /// <param name="value">The figure on the samples themselves.</param>
    /// <param name="draw">Says how to redraw; called in one thread, as often as there are replicates.</param>
    /// <param name="figure">The figure of what was drawn; it may run in several threads at once.</param>
    public BootstrapInterval Of<T>(double value, Func<Generator, T> draw, Func<T, double> figure) => Interval(value, Redraw(draw, figure));

    /// <summary>
    /// As <see cref="Of(double, Func{Generator, double})"/>, for distances that are the larger the fewer different rows there are. Redrawn rows repeat and make them larger still, so
    /// the redrawn distances are scaled until their mean is <paramref name="value"/>.
    /// </summary>
    public BootstrapInterval OfBiased(double value, Func<Generator, double> redrawn) => Unbiased(value, Redraw(redrawn));

    /// <summary>As the other, where drawing is cheap and the figures are not: these are computed concurrently.</summary>
    public BootstrapInterval OfBiased<T>(double value, Func<Generator, T> draw, Func<T, double> figure) => Unbiased(value, Redraw(draw, figure));

    /// <summary>The interval of a mean.</summary>
    public BootstrapInterval OfMean(IReadOnlyList<double> values) =>
        Of(values.Average(), random => RandomRows.Redrawn(values.Count, random).Sum(row => values[(int)row]) / values.Count);

    private double[] Redraw<T>(Func<Generator, T> draw, Func<T, double> figure) => Concurrently.Map(Redraw(draw), figure);

    private T[] Redraw<T>(Func<Generator, T> draw)
    {
        using var random = new Generator((ulong)Seed, CPU);
        var drawn = new T[Replicates];
        for (int i = 0; i < Replicates; i++)
        {
            using var scope = NewDisposeScope();
            drawn[i] = draw(random);
        }

        return drawn;
    }

    private BootstrapInterval Unbiased(double value, double[] figures)
    {
        double mean = figures.Average(), scale = mean > 0 ? value / mean : 1;
        return Interval(value, [.. figures.Select(figure => figure * scale)]);
    }

    private BootstrapInterval Interval(double value, double[] figures)
    {
        double tail = (1 - Level) / 2;
        return new BootstrapInterval(value, Quantiles.At(figures, tail), Quantiles.At(figures, 1 - tail), Level, Replicates);
    }
}
