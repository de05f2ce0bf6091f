using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.Gan.Augmentation;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Evaluation;
using Microsoft.ML.Gan.Evaluation.Reports;
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

    /// <summary>
    /// Compares synthetic rows with real ones: how real they look, how much of reality they cover, what classifiers learn from them, and whether they are
    /// copies. Every figure comes with a bootstrap interval; docs/evaluation.md says what each one means.
    /// </summary>
    /// <param name="real">Real rows, at best ones that the generator was not trained on.</param>
    /// <param name="synthetic">Synthetic rows with the same feature and label columns, as <see cref="GanTransformer.Generate(long, int?)"/> gives them.</param>
    /// <param name="featureColumnName">An image column, or a vector of Single of known size.</param>
    /// <param name="labelColumnName">The classes, or null: then there are no figures that classifiers give.</param>
    public GanMetrics Evaluate(IDataView real, IDataView synthetic, string featureColumnName = GanOptions.DefaultFeatureColumnName, string? labelColumnName = null) =>
        Evaluate(real, synthetic, new EvaluateOptions { FeatureColumnName = featureColumnName, LabelColumnName = labelColumnName });

    /// <summary>As the other method, with every setting open.</summary>
    /// <exception cref="ArgumentException">The columns differ, there are too few rows or classes, or the feature column is constant; the message says what was found and what is needed.</exception>
    /// <exception cref="InvalidOperationException">A row cannot be used; the message says which, and why.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public GanMetrics Evaluate(IDataView real, IDataView synthetic, EvaluateOptions options)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(options);
        return Evaluator.Run(mlContext, real, synthetic, options.CheckedCopy());
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
