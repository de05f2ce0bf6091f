using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>The distances from training rows that <see cref="Memorization"/> judges by.</summary>
/// <param name="Nearest">Of each synthetic row from the nearest training row.</param>
/// <param name="Second">Of each synthetic row from the second nearest.</param>
/// <param name="Holdout">Of each held-out row from the nearest.</param>
/// <param name="NearDuplicateDistance">The 1st percentile of the training rows' distances from their nearest other training row.</param>
internal sealed record TrainingDistances(double[] Nearest, double[] Second, double[] Holdout, double NearDuplicateDistance)
{
    private const double NearDuplicateQuantile = 0.01;

    /// <summary>For each synthetic row 1 where it is a near duplicate of a training row, else 0.</summary>
    public double[] NearDuplicates => [.. Nearest.Select(distance => distance < NearDuplicateDistance ? 1.0 : 0.0)];

    /// <summary>For each synthetic row the nearest distance over the second nearest.</summary>
    // Training rows that occur twice put two neighbours at distance 0: that says nothing about copying, hence 1.
    public double[] Ratios => [.. Nearest.Zip(Second, (first, second) => second == 0 ? 1 : first / second)];

    public double DistanceRatio => Quantiles.At(Ratios, 0.5);

    public double CopyingZ => MannWhitney.Z(Nearest, Holdout);

    /// <summary>Measures training features [N,D], N at least 3, held-out ones [H,D] and synthetic ones [M,D], all float64 on the CPU.</summary>
    public static TrainingDistances Of(Tensor train, Tensor holdout, Tensor synthetic)
    {
        using var scope = NewDisposeScope();
        var two = Neighbours.Nearest(synthetic, train, 2);
        return new TrainingDistances(
            Values(two.select(1, 0)), Values(two.select(1, 1)), Values(Neighbours.Nearest(holdout, train, 1).select(1, 0)),
            Quantiles.At(Values(Neighbours.Others(train, 1)), NearDuplicateQuantile));
    }

    private static double[] Values(Tensor column) => column.contiguous().data<double>().ToArray();
}
