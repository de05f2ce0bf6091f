using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>
/// Karras et al., "A Style-Based Generator Architecture for Generative Adversarial Networks" (2019), with the critic of progressive growing, for any size
/// that doubling reaches. Level i has the size base * 2^i and min(<paramref name="FeatureMapBase"/> / 2^(i+1), <paramref name="FeatureMapMax"/>) channels.
/// Images are not squashed: values outside [-1, 1] are clamped when they become pixels.
/// While the networks grow (<see cref="Growth"/>) a generator gives images of the full size all the same, enlarged from the level it has grown to, and the
/// critic takes such images. The critic couples the samples of a batch (minibatch deviation), which gradient penalties tolerate.
/// </summary>
/// <param name="FeatureMapBase">Sets the widths of the large levels. Default 8192; 1024 suits small machines.</param>
/// <param name="FeatureMapMax">Cap of the widths. Default 512; 64 suits small machines.</param>
public sealed record StyleFamily(int FeatureMapBase = 8192, int FeatureMapMax = 512) : NetworkFamily
{
    private const int LargestFixed = 64;

    /// <summary>Sets the widths of the large levels.</summary>
    public int FeatureMapBase { get; init; } = Require.AtLeastOne(FeatureMapBase);

    /// <summary>Cap of the widths.</summary>
    public int FeatureMapMax { get; init; } = Require.AtLeastOne(FeatureMapMax);

    /// <summary>Length of the intermediate latent w, at least 1. Default 512.</summary>
    public int StyleSize { get; init => field = Require.AtLeastOne(value, nameof(StyleSize)); } = 512;

    /// <summary>Layers of the mapping network from z to w, at least 1. Default 8.</summary>
    public int MappingLayers { get; init => field = Require.AtLeastOne(value, nameof(MappingLayers)); } = 8;

    /// <summary>Whether every image starts from one learned tensor instead of from a dense layer of w. Default true.</summary>
    public bool ConstantInput { get; init; } = true;

    /// <summary>Whether every layer adds noise of its own. Default true.</summary>
    public bool Noise { get; init; } = true;

    /// <summary>Share of the training batches, in [0, 1], whose layers from a random one on get the w of a second latent. Default 0.9.</summary>
    public double MixingProbability
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MixingProbability), value, "A share is between 0 and 1.");
    } = 0.9;

    /// <summary>Samples in a group of the critic's minibatch deviation, at least 1; batches must be multiples of it, or smaller. Default 4.</summary>
    public int DeviationGroup { get; init => field = Require.AtLeastOne(value, nameof(DeviationGroup)); } = 4;

    /// <summary>
    /// How the networks grow while they are trained. Default null: as suits the data, which is <see cref="Growth.Fixed"/> for images of up to 64x64, else
    /// <see cref="ProgressiveGrowth.Suiting"/>. Where nobody decides that (<see cref="Suiting"/>), not at all.
    /// </summary>
    public Growth? Growth { get; init; }

    /// <summary>Whether a fade doubles the size of the lower level's image bilinearly instead of repeating its pixels. Default false.</summary>
    public bool SmoothFade { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool CriticMixesSamples => false;

    /// <summary>None: the base grid alone, 4x4, is the smallest StyleGAN.</summary>
    [JsonIgnore]
    public override int FewestLevels => 0;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Growth Growing => Growth ?? Growth.Fixed;

    /// <inheritdoc/>
    public override NetworkFamily Suiting(SampleShape shape, long samples, long shown)
    {
        var image = shape.AsImage(nameof(StyleFamily));
        if (Growth is not null) return this;
        return this with { Growth = Math.Max(image.Height, image.Width) <= LargestFixed ? Growth.Fixed : ProgressiveGrowth.Suiting(Pyramid(image).Levels, samples, shown) };
    }

    internal override string? ObjectionToBatch(int size) => MinibatchDeviation.ObjectionToBatch(DeviationGroup, size);

    /// <summary>One value per pixel for each of the two layers of every level, from the lowest level up.</summary>
    /// <param name="shape">Shape of one generated image.</param>
    public override int NoiseSize(SampleShape shape)
    {
        var pyramid = Pyramid(shape.AsImage(nameof(StyleFamily)));
        return Enumerable.Range(0, pyramid.Levels + 1).Sum(level => NoiseSize(pyramid, level));
    }

    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultConditioning(int classCount) => new LabelSelection(classCount);

    /// <summary>The authors' critic has a score for every class; of vectors, <see cref="Projection"/> with their embedding comes nearest.</summary>
    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultVectorConditioning(int length) => new Projection(length) { Input = new LabelSelection(length).Input };

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, Generator random) =>
        new StyleGenerator(inputSize, this, Reachable(shape), random);

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, Generator random)
    {
        var features = new StyleCritic(this, Reachable(shape), random);
        return new CriticBody(features, Width(0), (inputs, outputs, hasBias) => new EqualizedLinear(inputs, outputs, EqualizedRate.Linear, random, hasBias));
    }

    /// <summary>Channels of stage s: level i works with those of stage i + 1.</summary>
    internal int Width(int stage) => Math.Clamp(FeatureMapBase >> stage, 1, FeatureMapMax);

    /// <summary>The sizes that the levels of an image have.</summary>
    internal ImagePyramid Pyramid(ImageShape image) => ImagePyramid.Of(image, FewestLevels);

    /// <summary>The lowest level with layers to and from pixels.</summary>
    internal int FirstLevel(ImagePyramid pyramid) => Growing == Growth.Fixed ? pyramid.Levels : 0;

    /// <summary>Noise values of both layers of a level.</summary>
    internal int NoiseSize(ImagePyramid pyramid, int level) => Noise ? 2 * (pyramid.BaseHeight << level) * (pyramid.BaseWidth << level) : 0;

    // Before anything is built.
    private ImageShape Reachable(SampleShape shape)
    {
        var image = shape.AsImage(nameof(StyleFamily));
        int top = Pyramid(image).Levels;
        if (Growth is ProgressiveGrowth { StartLevel: var start } && start > top)
            throw new ArgumentException($"The networks are to grow from level {start}, but the highest level of images of {image.Height}x{image.Width} is {top}.");
        return image;
    }
}
