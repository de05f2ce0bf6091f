using Microsoft.ML.Gan.Transforms;

namespace Microsoft.ML.Gan;

public sealed partial class GanTransformer
{
    /// <summary>
    /// Looks for the generated sample that is nearest to each row's own, of the row's class where the model has labels, and adds it, its latent and its
    /// distance. What the generator has not learned to make is far from all that it makes.
    /// </summary>
    /// <param name="data">Rows with the feature column, and the label column where the model has one.</param>
    /// <param name="options">The columns' names and how hard to look.</param>
    /// <returns>
    /// A view that looks while it is read, and only where one of the three columns is; this transformer must outlive it. A row costs Steps passes forward and
    /// backward through the generator with Starts samples: seconds for images of 32x32, with the default networks and options.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of its range, or a column has another type than in the training; the message names it.</exception>
    public IDataView Project(IDataView data, ProjectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new MappedDataView(data, new ProjectionMapper(data.Schema, gan, configuration, (options ?? new ProjectionOptions()).CheckedCopy()));
    }
}
