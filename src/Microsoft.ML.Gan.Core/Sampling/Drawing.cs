using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Style;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>What a trained generator draws its samples from. Saved with a transformer, so that it generates the same wherever it is loaded.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "drawing")]
[JsonDerivedType(typeof(LatentDrawing), "latents")]
[JsonDerivedType(typeof(PosteriorDrawing), "posteriors")]
public abstract record Drawing
{
    // The kinds are known to the file format; a kind that is not could be used, but not saved.
    private protected Drawing()
    {
    }

    /// <summary>A sampler of a model, which stays the caller's.</summary>
    public abstract Sampler CreateSampler(TrainedGan gan, long seed);
}

/// <summary>P2GAN's codes of training rows, which the model kept (<see cref="PosteriorSampler"/>).</summary>
public sealed record PosteriorDrawing : Drawing
{
    /// <inheritdoc/>
    public override Sampler CreateSampler(TrainedGan gan, long seed) => new PosteriorSampler(gan, seed);
}

/// <summary>Latents z ~ N(0, I): what the generator was trained on.</summary>
/// <param name="Truncation">How far the styles of a style-based generator are drawn towards their mean. Default null: not at all.</param>
public sealed record LatentDrawing(Truncation? Truncation = null) : Drawing
{
    /// <inheritdoc/>
    public override Sampler CreateSampler(TrainedGan gan, long seed) => new(gan, seed, Truncation);
}
