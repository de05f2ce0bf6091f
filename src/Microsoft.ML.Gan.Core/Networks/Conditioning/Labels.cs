using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>
/// Labels y as the networks see them: rows c of a matrix [N,K]. A label is a class index or any vector; a class is the one-hot vector, of which every linear
/// function is one row or one column of its matrix.
/// </summary>
internal static class Labels
{
    /// <summary>The rows c [N,K].</summary>
    /// <param name="labels">Class indices [N] (int64) or vectors [N,K].</param>
    /// <param name="size">K.</param>
    /// <param name="type">The scalar type that is wanted.</param>
    /// <exception cref="ArgumentException">There are no labels, or vectors of another length.</exception>
    public static Tensor Rows(Tensor? labels, long size, ScalarType type)
    {
        var given = Require.Labels(labels);
        if (given.dtype == ScalarType.Int64) return nn.functional.one_hot(given, size).to(type);
        if (given.dim() == 2 && given.shape[1] == size) return given.to(type);
        throw new ArgumentException($"Labels must be class indices (Int64 [N]) or vectors [N,{size}], but are {given.dtype} [{string.Join(',', given.shape)}].", nameof(labels));
    }

    /// <summary>The linear embedding cW [N,S] with a table W [K,S]: of a class its row.</summary>
    public static Tensor Embed(this Embedding table, Tensor? labels)
    {
        var w = table.weight!;
        return Rows(labels, w.shape[0], w.dtype).matmul(w);
    }

    /// <summary>Of every row of values [N,K] the sum that c weighs, [N]: of a class its value.</summary>
    public static Tensor Weigh(Tensor values, Tensor? labels) => (values * Rows(labels, values.shape[1], values.dtype)).sum(1);
}
