using Microsoft.ML.Data;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Transforms;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan;

public sealed partial class GanTransformer
{
    /// <summary>
    /// Style mixing: generates rows that have the styles of other ones in some layers, which is their pose and shape (<see cref="StyleLayers.Coarse"/>), their parts
    /// (<see cref="StyleLayers.Middle"/>) or their colours and textures (<see cref="StyleLayers.Fine"/>). For models of
    /// <see cref="GanCatalog.StyleGan(Trainers.StyleGanTrainer.Options)"/>, drawn to the mean style as far as <see cref="Trainers.StyleGanTrainer.Options.Truncation"/> said.
    /// </summary>
    /// <param name="pairs">For each row to make, two rows of <see cref="Generate(long, int?)"/> with the same seed, by index: the one that it is, noise and label included, and the one that lends it the styles of the picture that it is.</param>
    /// <param name="layers">The layers that get the lent styles; those beyond the last do not count. There are two for every size, from the base grid (4x4 of a power of two) up.</param>
    /// <param name="label">
    /// One of <see cref="Labels"/>, for all rows and all sources. Default: each one's own label or condition, as Generate draws it, where the model has any. The label column then
    /// has the row's, although styles that are lent bring something of the source's class with them: give a label where the rows are to train a classifier.
    /// </param>
    /// <param name="seed">Another seed gives other rows. Default: that of the training.</param>
    /// <returns>As <see cref="Generate(long, int?)"/>.</returns>
    /// <exception cref="InvalidOperationException">The model's networks have no styles.</exception>
    /// <exception cref="ArgumentException">An index is negative, or there is no such label.</exception>
    public IDataView MixStyles(IReadOnlyList<(long Row, long Source)> pairs, Range layers, string? label = null, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (gan.Architecture.Family.Innermost() is not StyleFamily)
            throw new InvalidOperationException($"Only StyleGAN's generator has styles to mix; this model's networks are those of {gan.Architecture.Family.GetType().Name}.");
        if (pairs.FirstOrDefault(pair => pair.Row < 0 || pair.Source < 0) is var wrong && wrong != default)
            throw new ArgumentOutOfRangeException(nameof(pairs), wrong, "Rows have indices of 0 and more.");

        (long Row, long Source)[] copy = [.. pairs];
        var sampler = Sampler(seed);
        var styles = new StyleSampler(gan, sampler.Seed, (configuration.Drawing as LatentDrawing)?.Truncation);
        var labelOf = label is null ? DrawnLabels(sampler) : Always(Class(label));
        Tensor Mixed(long first, Label[] labels)
        {
            // Beyond the last pair of all, the block has it again.
            var block = Enumerable.Range(0, labels.Length).Select(i => copy[Math.Min(first + i, copy.Length - 1)]).ToArray();
            RowId[] rows = [.. block.Select(pair => (RowId)pair.Row)], sources = [.. block.Select(pair => (RowId)pair.Source)];
            return configuration.Condition is null ? styles.Mix(rows, sources, layers) : styles.Mix(rows, sources, layers, labels, [.. block.Select(pair => labelOf(pair.Source))]);
        }

        return new GeneratedDataView(copy.Length, configuration.Feature, configuration.Condition, Mixed, row => labelOf(copy[row].Row));
    }
}
