using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>
/// For the middle of a pipeline: trains a GAN on the rows that reach it while the pipeline is fitted, and lets everything after it train on them and
/// on generated ones. The fitted pipeline treats rows as if this were not there. Made by <see cref="GanCatalog.Augment(GanTrainer, AugmentOptions)"/>.
/// </summary>
/// <remarks>
/// Only the rows that the pipeline is fitted to are ever seen: in a cross-validation no generated row is made from a row of the test fold.
/// The estimators before this one are fitted to real rows alone.
/// </remarks>
public sealed class AugmentEstimator : IEstimator<AugmentTransformer>
{
    private readonly GanTrainer trainer;
    private readonly AugmentOptions options;

    internal AugmentEstimator(GanTrainer trainer, AugmentOptions options) => (this.trainer, this.options) = (trainer, options.CheckedCopy(trainer.Columns));

    /// <summary>The input's columns, and the one that marks synthetic rows where the options ask for it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The trainer's feature or label column is missing or has a type that is not accepted; the message names it.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        trainer.GetOutputSchema(inputSchema);
        if (options.SyntheticColumnName is not { } name) return inputSchema;
        var mark = new SchemaShape.Column(name, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false);
        return new SchemaShape([.. inputSchema.Where(column => column.Name != name), mark]);
    }

    /// <summary>Trains the GAN on all rows of a data view.</summary>
    /// <returns>The transformer, which is the caller's to dispose, by itself or with the pipeline that it is part of.</returns>
    /// <exception cref="InvalidOperationException">The rows asked for cannot be had, which is found before the training where it can be; or as <see cref="GanTrainer.Fit"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="GetOutputSchema"/>.</exception>
    public AugmentTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(InputSchema.ShapeOf(input.Schema));
        var real = RealRows.Count(input, trainer.LabelColumnName);
        return new AugmentTransformer(options, options.Plan(real, real), trainer.Fit(input));
    }
}
