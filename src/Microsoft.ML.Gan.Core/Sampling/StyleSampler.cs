using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Style;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// Draws from a trained style-based generator with a say in its styles. The latent and the noise of a row depend on (seed, row) only, as those of a
/// <see cref="Sampler"/> do. It holds no state but the model, which stays the caller's, and may be used by several threads at once.
/// </summary>
/// <param name="gan">A model whose networks are of a <see cref="StyleFamily"/>; any other is refused at the first call.</param>
/// <param name="seed">The seed.</param>
/// <param name="truncation">How far styles are drawn towards the mean. Default: not at all.</param>
public sealed class StyleSampler(TrainedGan gan, long seed, Truncation? truncation = null)
{
    private readonly Truncation truncation = truncation ?? new Truncation(1);

    /// <summary>
    /// Style mixing: images [N,C,H,W] on the CPU of <paramref name="rows"/>, which have the styles of <paramref name="sources"/> in some layers.
    /// The noise remains that of the rows.
    /// </summary>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="sources">As many rows that lend their styles.</param>
    /// <param name="layers">Layers that get the sources' styles (<see cref="StyleLayers"/>); those beyond the last layer do not count.</param>
    /// <param name="labels">The label of each row where the model is conditional, else null.</param>
    /// <param name="sourceLabels">The label of each source, on which its style depends where the model is conditional. Default: those of the rows.</param>
    public Tensor Mix(IReadOnlyList<RowId> rows, IReadOnlyList<RowId> sources, Range layers, IReadOnlyList<Label>? labels = null, IReadOnlyList<Label>? sourceLabels = null)
    {
        if (rows.Count != sources.Count) throw new ArgumentException($"There are {rows.Count} rows, but {sources.Count} sources of styles; there must be as many.", nameof(sources));
        return Draw(rows, labels, (own, styles) =>
        {
            var lent = Of(sources, sourceLabels ?? labels).Truncated(truncation);
            int count = (int)styles.shape[1];
            int start = Math.Clamp(layers.Start.GetOffset(count), 0, count), end = Math.Clamp(layers.End.GetOffset(count), start, count);
            return own.Images(StyleMixing.Cross(StyleMixing.Cross(styles, lent, start), styles, end));
        });
    }

    /// <summary>Images [N,C,H,W] on the CPU of the given rows.</summary>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="labels">The label of each row where the model is conditional, else null.</param>
    public Tensor Rows(IReadOnlyList<RowId> rows, IReadOnlyList<Label>? labels = null) => Draw(rows, labels, (own, styles) => own.Images(styles));

    /// <summary>
    /// Images [<paramref name="steps"/>,C,H,W] on the CPU from one row to another: w moves on a straight line, the noise remains that of the first row.
    /// </summary>
    /// <param name="from">The first image's row.</param>
    /// <param name="to">The row whose style the last image has.</param>
    /// <param name="steps">Number of images, at least 2.</param>
    /// <param name="label">The label of all images where the model is conditional, else null.</param>
    public Tensor Interpolate(RowId from, RowId to, int steps, Label? label = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        Label[]? labels = label is { } y ? [.. Enumerable.Repeat(y, steps)] : null;
        return Draw([.. Enumerable.Repeat(from, steps)], labels, (own, styles) =>
        {
            var t = (arange(steps, ScalarType.Float32) / (steps - 1)).reshape(steps, 1, 1).to(gan.Device);
            return own.Images((1 - t) * styles + t * Of([.. Enumerable.Repeat(to, steps)], labels).Truncated(truncation));
        });
    }

    private Tensor Draw(IReadOnlyList<RowId> rows, IReadOnlyList<Label>? labels, Func<StyledRows, Tensor, Tensor> images)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var own = Of(rows, labels);
        return images(own, own.Truncated(truncation)).cpu().MoveToOuterDisposeScope();
    }

    private StyledRows Of(IReadOnlyList<RowId> rows, IReadOnlyList<Label>? labels)
    {
        gan.Architecture.RequireLabels(rows.Count, labels?.Count ?? 0);
        var latents = RowNoise.Latents(seed, rows, gan.Architecture.RowSize).to(gan.Device);
        return StyledRows.Of(gan.Generator, latents, labels is null ? null : Label.Stack([.. labels]).to(gan.Device));
    }
}
