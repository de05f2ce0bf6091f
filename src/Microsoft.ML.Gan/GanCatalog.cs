using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan;

/// <summary>Trainers of generative adversarial networks; got by <see cref="GanExtensions.Gan"/>.</summary>
public sealed class GanCatalog
{
    private readonly MLContext mlContext;

    internal GanCatalog(MLContext mlContext) => this.mlContext = mlContext;

    /// <summary>Trains a Wasserstein GAN with gradient penalty on images or vectors.</summary>
    /// <param name="featureColumnName">What to learn: an image column, or a vector of Single of known size.</param>
    /// <param name="labelColumnName">Classes to learn to generate on request (key, Boolean or integer-valued number), or null to learn all rows as one kind.</param>
    /// <param name="iterations">Generator updates, at least 1.</param>
    /// <param name="batchSize">Rows in a batch, at least 1 and at most the number of training rows.</param>
    public WganGpTrainer WganGp(
        string featureColumnName = GanOptions.DefaultFeatureColumnName,
        string? labelColumnName = null,
        int iterations = GanOptions.DefaultIterations,
        int batchSize = GanOptions.DefaultBatchSize) =>
        WganGp(new WganGpTrainer.Options
        {
            FeatureColumnName = featureColumnName,
            LabelColumnName = labelColumnName,
            Iterations = iterations,
            BatchSize = batchSize,
        });

    /// <summary>Trains a Wasserstein GAN with gradient penalty, with every setting open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public WganGpTrainer WganGp(WganGpTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new WganGpTrainer(mlContext, options);
    }
}
