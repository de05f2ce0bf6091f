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
        var copy = (options ?? new VariationOptions()).CheckedCopy();
        return Coded(data, copy.VariationColumnName, [configuration.Feature.Name], copy.Seed, (sampler, samples, row, labels) => sampler.Vary(samples[0], copy.Amount, row, labels));
    }

    /// <summary>
    /// Adds a sample between each row's own and that of another column, of the row's class where the model has labels: what the generator makes of a code on
    /// the straight line between the likeliest codes of both. For models of <see cref="GanCatalog.P2Gan(Trainers.P2GanTrainer.Options)"/>. Its ends are the
    /// reconstructions, as <see cref="Vary"/> gives them with an amount of 0; for several places, add a column for each.
    /// </summary>
    /// <param name="data">Rows with the feature column, the other column, and the label column where the model has one.</param>
    /// <param name="options">The columns' names and the place on the line.</param>
    /// <returns>A view that interpolates while it is read, and only where the column is; this transformer must outlive it.</returns>
    /// <exception cref="InvalidOperationException">The model is of another kind.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or a column has another type than in the training; the message names it.</exception>
    public IDataView Interpolate(IDataView data, InterpolationOptions? options = null)
    {
        var copy = (options ?? new InterpolationOptions()).CheckedCopy();
        return Coded(data, copy.InterpolationColumnName, [configuration.Feature.Name, copy.TargetColumnName], copy.Seed,
            (sampler, samples, row, labels) => sampler.Interpolate(samples[0], samples[1], copy.Share, row, labels));
    }

    private MappedDataView Coded(IDataView data, string name, string[] from, int? seed, CodedSample make)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (gan.Architecture.Family is not PosteriorFamily)
            throw new InvalidOperationException($"Only the critic of P2GAN gives samples codes; this model's networks are those of {gan.Architecture.Family.GetType().Name}.");
        return new MappedDataView(data, new CodeMapper(data.Schema, gan, configuration, name, from, seed, make));
    }
}
