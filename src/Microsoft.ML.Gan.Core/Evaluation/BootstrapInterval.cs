using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>A percentile bootstrap interval (Efron 1979): the spread of a figure over samples redrawn from the samples at hand.</summary>
/// <param name="Value">The figure on the samples themselves.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Level">Share of the redrawn figures between the ends.</param>
/// <param name="Replicates">How often samples were redrawn.</param>
public sealed record BootstrapInterval(double Value, double Lower, double Upper, double Level, int Replicates)
{
    /// <summary>The interval of a figure that compares two sets of features; both are redrawn, each from its own rows, with replacement.</summary>
    /// <remarks>
    /// Redrawn rows repeat, and figures made of nearest neighbours see copies: for those, redraw the figure's mean over rows instead
    /// (<see cref="OfMean"/>).
    /// </remarks>
    /// <param name="figure">The figure of features [N,D] and [M,D]; the tensors it is given are not its to keep.</param>
    /// <param name="real">[N,D].</param>
    /// <param name="synthetic">[M,D].</param>
    /// <param name="replicates">How often to redraw, at least 2.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="seed">What is drawn.</param>
    public static BootstrapInterval Of(
        Func<Tensor, Tensor, double> figure, Tensor real, Tensor synthetic, int replicates = 200, double level = 0.95, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(figure);
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, synthetic, "A bootstrap interval", needed: 1);
        return new Bootstrap(replicates, level, seed).Of(figure(a, b), random => figure(RandomRows.WithReplacement(a, random), RandomRows.WithReplacement(b, random)));
    }

    /// <summary>The interval of a mean.</summary>
    /// <param name="values">At least 1 finite value.</param>
    /// <param name="replicates">How often to redraw, at least 2.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="seed">What is drawn.</param>
    public static BootstrapInterval OfMean(IReadOnlyList<double> values, int replicates = 200, double level = 0.95, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var scope = NewDisposeScope();
        FeatureRows.Take(tensor(values.ToArray(), [values.Count, 1]), "A bootstrap interval", "", needed: 1);
        return new Bootstrap(replicates, level, seed).OfMean(values);
    }
}
