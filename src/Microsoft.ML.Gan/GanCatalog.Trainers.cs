using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a Wasserstein GAN with gradient penalty on images or vectors: a robust first choice.</summary>
    /// <param name="featureColumnName">What to learn: an image column, or a vector of Single of known size.</param>
    /// <param name="labelColumnName">Classes to learn to generate on request (key, Boolean or integer-valued number), or null to learn all rows as one kind.</param>
    /// <param name="iterations">Generator updates, at least 1.</param>
    /// <param name="batchSize">Rows in a batch, at least 1 and at most the number of training rows.</param>
    public WganGpTrainer WganGp(
        string featureColumnName = GanOptions.DefaultFeatureColumnName,
        string? labelColumnName = null,
        int iterations = GanOptions.DefaultIterations,
        int batchSize = GanOptions.DefaultBatchSize) =>
        WganGp(Options<WganGpTrainer.Options>(featureColumnName, labelColumnName, iterations, batchSize));

    /// <summary>Trains a Wasserstein GAN with gradient penalty, with every setting open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public WganGpTrainer WganGp(WganGpTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new WganGpTrainer(mlContext, options);
    }

    /// <summary>Trains a GAN-QP on images or vectors: no gradient penalty and two critic steps an iteration where WGAN-GP takes five; as robust, and nothing to tune.</summary>
    /// <inheritdoc cref="WganGp(string, string?, int, int)"/>
    public GanQpTrainer GanQp(
        string featureColumnName = GanOptions.DefaultFeatureColumnName,
        string? labelColumnName = null,
        int iterations = GanOptions.DefaultIterations,
        int batchSize = GanOptions.DefaultBatchSize) =>
        GanQp(Options<GanQpTrainer.Options>(featureColumnName, labelColumnName, iterations, batchSize));

    /// <summary>Trains a GAN-QP, with every setting open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public GanQpTrainer GanQp(GanQpTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new GanQpTrainer(mlContext, options);
    }

    /// <summary>Trains a StyleGAN on images: the best pictures, at the highest price.</summary>
    /// <param name="featureColumnName">What to learn: an image column.</param>
    /// <param name="labelColumnName">Classes to learn to generate on request (key, Boolean or integer-valued number), or null to learn all rows as one kind.</param>
    /// <param name="iterations">Generator updates, at least 1.</param>
    /// <param name="batchSize">Rows in a batch, at least 1 and at most the number of training rows; a multiple of 4 above that.</param>
    public StyleGanTrainer StyleGan(
        string featureColumnName = GanOptions.DefaultFeatureColumnName,
        string? labelColumnName = null,
        int iterations = GanOptions.DefaultIterations,
        int batchSize = GanOptions.DefaultBatchSize) =>
        StyleGan(Options<StyleGanTrainer.Options>(featureColumnName, labelColumnName, iterations, batchSize));

    /// <summary>Trains a StyleGAN, with every setting open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public StyleGanTrainer StyleGan(StyleGanTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new StyleGanTrainer(mlContext, options);
    }

    /// <summary>Trains a P2GAN on images or vectors, which can also vary given samples (<see cref="GanTransformer.Vary"/>).</summary>
    /// <inheritdoc cref="WganGp(string, string?, int, int)"/>
    public P2GanTrainer P2Gan(
        string featureColumnName = GanOptions.DefaultFeatureColumnName,
        string? labelColumnName = null,
        int iterations = GanOptions.DefaultIterations,
        int batchSize = P2GanTrainer.DefaultBatchSize) =>
        P2Gan(Options<P2GanTrainer.Options>(featureColumnName, labelColumnName, iterations, batchSize));

    /// <summary>Trains a P2GAN, with every setting open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public P2GanTrainer P2Gan(P2GanTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new P2GanTrainer(mlContext, options);
    }

    /// <summary>Trains any two-player system on images or vectors: the original GAN, f-GAN, LSGAN, WGAN, WGAN-div, SN-GAN, PacGAN, or one of your own.</summary>
    /// <param name="system">For example <see cref="GanSystems.WganDiv"/>, or <see cref="GanSystems.Sgan"/> with <see cref="AdversarialSystem.Packed"/>.</param>
    /// <param name="featureColumnName">What to learn: an image column, or a vector of Single of known size.</param>
    /// <param name="labelColumnName">Classes to learn to generate on request (key, Boolean or integer-valued number), or null to learn all rows as one kind.</param>
    /// <param name="iterations">Generator updates, at least 1.</param>
    /// <param name="batchSize">Rows in a batch, at least 1 and at most the number of training rows.</param>
    public AdversarialTrainer Adversarial(
        AdversarialSystem system,
        string featureColumnName = GanOptions.DefaultFeatureColumnName,
        string? labelColumnName = null,
        int iterations = GanOptions.DefaultIterations,
        int batchSize = GanOptions.DefaultBatchSize)
    {
        var options = Options<AdversarialTrainer.Options>(featureColumnName, labelColumnName, iterations, batchSize);
        options.System = system;
        return Adversarial(options);
    }

    /// <summary>Trains any two-player system, with every setting open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public AdversarialTrainer Adversarial(AdversarialTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new AdversarialTrainer(mlContext, options);
    }

    private static TOptions Options<TOptions>(string featureColumnName, string? labelColumnName, int iterations, int batchSize) where TOptions : GanOptions, new() => new()
    {
        FeatureColumnName = featureColumnName,
        LabelColumnName = labelColumnName,
        Iterations = iterations,
        BatchSize = batchSize,
    };
}
