using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Transforms;

namespace Microsoft.ML.Gan;

public sealed partial class GanTransformer
{
    /// <summary>
    /// Adds a variation of each row's own sample, of the row's class where the model has labels: what the generator makes of a code that the critic takes the
    /// sample's for. For models of <see cref="GanCatalog.P2Gan(Trainers.P2GanTrainer.Options)"/>.
    /// </summary>
    /// <param name="data">Rows with the feature column, and the label column where the model has one.</param>
    /// <param name="options">The column's name and how far variations go.</param>
    /// <returns>A view that varies while it is read, and only where the column is; this transformer must outlive it.</returns>
    /// <exception cref="InvalidOperationException">The model is of another kind.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or a column has another type than in the training; the message names it.</exception>
    public IDataView Vary(IDataView data, VariationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (gan.Architecture.Family is not PosteriorFamily)
            throw new InvalidOperationException($"Only the critic of P2GAN gives codes to vary; this model's networks are those of {gan.Architecture.Family.GetType().Name}.");
        return new MappedDataView(data, new VariationMapper(data.Schema, gan, configuration, (options ?? new VariationOptions()).CheckedCopy()));
    }
}
