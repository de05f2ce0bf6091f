using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.Gan.Augmentation;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan;

/// <summary>Trainers of generative adversarial networks, and what puts them to use; got by <see cref="GanExtensions.Gan"/>.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A catalog's members are called through the context.")]
public sealed partial class GanCatalog
{
    private readonly MLContext mlContext;

    internal GanCatalog(MLContext mlContext) => this.mlContext = mlContext;

    /// <summary>
    /// For the middle of a pipeline: everything after it trains on real and generated rows, and the fitted pipeline treats new rows as if it were
    /// not there. By default rows are added that balance the classes, or as many as there are where the trainer has no label column.
    /// </summary>
    /// <param name="trainer">What trains the generator, on the rows that reach it; its options name the feature and label columns.</param>
    /// <param name="amount">How many rows are added. Default: as said.</param>
    /// <param name="seed">Another seed gives other rows. Default: that of the training.</param>
    public AugmentEstimator Augment(GanTrainer trainer, AugmentationAmount? amount = null, int? seed = null) =>
        Augment(trainer, new AugmentOptions { Amount = amount, Seed = seed });

    /// <summary>As <see cref="Augment(GanTrainer, AugmentationAmount, int?)"/>, with every setting open.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public AugmentEstimator Augment(GanTrainer trainer, AugmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(options);
        return new AugmentEstimator(trainer, options);
    }

    /// <summary>The rows of several views, one view after the other, read from them while they are read.</summary>
    /// <param name="first">The columns and annotations of the result are those of this view.</param>
    /// <param name="others">Views with the same columns in any order: of the same names and types, and keys that stand for the same values.</param>
    /// <returns>A view whose rows have ids of their own. It can be shuffled where all views can be and know how many rows they have.</returns>
    /// <exception cref="ArgumentException">The columns of a view are not those of the first; the message says which and how.</exception>
    public IDataView AppendRows(IDataView first, params IDataView[] others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        if (Array.IndexOf(others, null) is var missing and >= 0) throw new ArgumentNullException(nameof(others), $"View {missing + 2} is null.");
        return new AppendedDataView([first, .. others]);
    }
}
