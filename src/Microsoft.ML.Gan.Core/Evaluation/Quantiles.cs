namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Quantiles of a sample, interpolated linearly between its order statistics.</summary>
internal static class Quantiles
{
    /// <summary>The quantile at a share from 0 (least value) to 1 (largest) of at least one value.</summary>
    public static double At(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        return below + 1 < sorted.Length ? double.Lerp(sorted[below], sorted[below + 1], position - below) : sorted[below];
    }
}
