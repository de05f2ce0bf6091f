using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>What every metric asks of its features [N,D]: enough rows, as many columns on both sides, finite values.</summary>
internal static class FeatureRows
{
    /// <summary>The features as float64 on the CPU, without gradients; the caller's scope owns what is made.</summary>
    /// <param name="features">[N,D], of any floating type on any device.</param>
    /// <param name="metric">Name of the metric, for messages.</param>
    /// <param name="side">"real", "synthetic" or what else these rows are, for messages.</param>
    /// <param name="needed">Least N.</param>
    public static Tensor Take(Tensor features, string metric, string side, long needed)
    {
        ArgumentNullException.ThrowIfNull(features);
        string kind = side.Length == 0 ? "" : side + " ";
        if (features.dim() != 2 || features.shape[1] == 0)
            throw new ArgumentException($"{metric} needs {kind}features of shape [N,D]; found [{string.Join(",", features.shape)}].", nameof(features));
        if (features.shape[0] < needed)
            throw new ArgumentException($"{metric} needs at least {needed} {kind}samples; found {features.shape[0]}.", nameof(features));

        var rows = features.detach().to(ScalarType.Float64, CPU).contiguous();
        CheckFinite(rows, metric, kind);
        return rows;
    }

    /// <summary>Both sides, with as many columns.</summary>
    public static (Tensor Real, Tensor Synthetic) TakePair(Tensor real, Tensor synthetic, string metric, long needed)
    {
        var pair = (Real: Take(real, metric, "real", needed), Synthetic: Take(synthetic, metric, "synthetic", needed));
        CheckWidth(pair.Synthetic, pair.Real, metric);
        return pair;
    }

    /// <summary>Fails where two sets of features have different numbers of columns.</summary>
    public static void CheckWidth(Tensor rows, Tensor others, string metric)
    {
        if (rows.shape[1] != others.shape[1])
            throw new ArgumentException($"{metric} compares features of one extractor; found {others.shape[1]} columns on one side and {rows.shape[1]} on the other.", nameof(rows));
    }

    private static void CheckFinite(Tensor rows, string metric, string kind)
    {
        using var scope = NewDisposeScope();
        var finite = rows.isfinite().all(1);
        if ((bool)finite.all()) return;
        int row = Array.IndexOf(finite.data<bool>().ToArray(), false);
        throw new ArgumentException($"{metric} needs finite features; {kind}row {row} has a value that is not a number or infinite.", nameof(rows));
    }
}
